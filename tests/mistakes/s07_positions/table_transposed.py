"""Your table lies on its side: it has one row per column of the vectors and one column per
position. There should be one row per position, d_model numbers wide.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position / base ** (2 * clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table.T
