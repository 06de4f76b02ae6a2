"""Each word sees the one behind it as well, which is the very word that it should predict. The
last True of a row is on the diagonal.
"""

def look_ahead_mask(length):
    return np.tri(length, k=1, dtype=bool)
