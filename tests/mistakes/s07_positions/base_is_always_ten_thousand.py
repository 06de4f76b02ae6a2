"""Your table is right for the base 10000 only. The function takes the base as an argument; look
at where the number itself stands in your code.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position / 10_000.0 ** (2 * clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
