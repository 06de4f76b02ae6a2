"""Your fastest wave is far too slow: you have turned degrees into radians, but the angle in the
formula is in radians already. The first clock takes a full turn in about 6.3 positions.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = np.radians(position / base ** (2 * clock / d_model))
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
