"""Your last clock has the exponent 1, so you have spread the exponents over the whole way from 0
to 1. In the formula they go in steps of 2 / d_model, and the last one stays below 1.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position / base ** (2 * clock / max(1, d_model - 2))
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
