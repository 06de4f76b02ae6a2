"""Your mask holds the numbers 0.0 and 1.0. A mask is made of booleans here, so that `~` and `&`
do what they say.
"""

def look_ahead_mask(length):
    return np.tril(np.ones((length, length)))
