"""Your angles are 2π times too large: your fastest hand goes all the way round with every step,
and so it never seems to move. The angle in the formula is pos / base^(2i / d_model), in radians
as it is.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = 2 * np.pi * position / base ** (2 * clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
