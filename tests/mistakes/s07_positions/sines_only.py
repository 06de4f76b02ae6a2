"""Every column of yours is a sine, so both columns of a pair say the same. One of the two is the
cosine: only sine and cosine together say how far a hand has turned.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    return np.sin(position / base ** (2 * clock / d_model))
