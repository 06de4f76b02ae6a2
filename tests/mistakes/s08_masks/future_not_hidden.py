"""Your mask allows everything. A query may see the keys up to its own position, and none behind
it.
"""

def look_ahead_mask(length):
    return np.ones((length, length), dtype=bool)
