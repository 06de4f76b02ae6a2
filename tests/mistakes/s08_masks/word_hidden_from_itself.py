"""Your words do not see themselves, and the first one sees nothing at all. A word that has been
read may be looked at: the diagonal is True.
"""

def look_ahead_mask(length):
    return np.tri(length, k=-1, dtype=bool)
