"""Your sine columns are right, but every cosine runs at a speed of its own. A sine and the
cosine beside it belong to one clock: they take the sine and the cosine of one and the same
angle.

Look at: which number 2i stands in the exponent of column 2i + 1.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    column = np.arange(d_model)
    angle = position / base ** (column / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
