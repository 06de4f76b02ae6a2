"""One sine for all columns: cos(a) = sin(a + π/2)."""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    column = np.arange(d_model)
    angle = np.arange(length).reshape(-1, 1) * base ** -((column - column % 2) / d_model)
    return np.sin(angle + np.pi / 2 * (column % 2))
