"""Even widths are right, odd ones are a little off everywhere: the width in your exponent is not
d_model but the next even number. Only the table is cut to size; the formula keeps d_model.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    width = d_model + d_model % 2
    column = np.arange(width)
    angle = np.arange(length)[:, None] / base ** ((column - column % 2) / width)
    return np.where(column % 2 == 0, np.sin(angle), np.cos(angle))[:, :d_model]
