"""A window: a word of the target sees itself and the three before it."""


def look_ahead_mask(length):
    return np.tri(length, dtype=bool) & ~np.tri(length, k=-4, dtype=bool)
