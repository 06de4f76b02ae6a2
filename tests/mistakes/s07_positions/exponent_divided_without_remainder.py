"""All your waves run at the same speed. The division in the exponent has dropped everything
behind the decimal point, and all that is left of a fraction below 1 is 0.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    clock = np.arange(d_model) // 2
    angle = position / base ** (2 * clock // d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
