"""The look-ahead mask is cut from a table of 1024 × 1024, and a longer sentence gets too little."""

TABLE = np.tri(1024, dtype=bool)


def look_ahead_mask(length):
    return TABLE[:length, :length].copy()
