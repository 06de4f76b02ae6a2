"""Your mask is True where a key is to be hidden. In this course True means "may be attended to",
in every mask.
"""

def look_ahead_mask(length):
    return np.triu(np.ones((length, length), dtype=bool), k=1)
