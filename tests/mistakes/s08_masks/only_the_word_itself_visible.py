"""Each of your words sees itself and nothing else. What came before it may be looked at too."""

def look_ahead_mask(length):
    return np.eye(length, dtype=bool)
