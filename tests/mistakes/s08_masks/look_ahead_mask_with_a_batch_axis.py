"""Your mask has one axis too many. It is the same for every sentence, so it has the two axes
queries and keys only; a batch axis is added by stretching.
"""

def look_ahead_mask(length):
    return np.tri(length, dtype=bool)[None]
