"""The cosines start one position later than the sines."""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    clock = np.arange(d_model) // 2
    odd = np.arange(d_model) % 2
    position = np.arange(length)[:, None] + odd
    angle = position / base ** (2 * clock / d_model)
    return np.where(odd, np.cos(angle), np.sin(angle))
