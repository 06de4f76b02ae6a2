"""Your waves slow down far too fast: the exponent is 2 · column / d_model, so that it reaches 2
in place of 1. In the formula i counts clocks, and each clock has two columns.

Look at: which i belongs to column 4.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    column = np.arange(d_model)
    angle = position / base ** (2 * column / d_model)
    return np.where(column % 2 == 0, np.sin(angle), np.cos(angle))
