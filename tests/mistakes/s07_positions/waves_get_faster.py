"""Your waves get faster from column to column; they should get slower. The power of the base
makes the angle smaller: look at whether you divide by it or multiply, or at the sign of the
exponent.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position * base ** (2 * clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
