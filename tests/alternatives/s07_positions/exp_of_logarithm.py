"""The powers of the base as exp(-log(base) · 2i / d_model)."""

def sinusoidal_positions(length, d_model, base=10_000.0):
    frequency = np.exp(np.arange(0, d_model, 2) * (-np.log(base) / d_model))
    angle = np.outer(np.arange(length, dtype=np.float64), frequency)
    table = np.zeros((length, d_model))
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle[:, : d_model // 2])
    return table
