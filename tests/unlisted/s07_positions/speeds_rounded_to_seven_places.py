"""The speeds of the waves are rounded to seven places: far out in a table the hands go wrong."""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    clock = np.arange(d_model) // 2
    speed = np.round(base ** (-2.0 * clock / d_model), 7)
    angle = np.arange(length)[:, None] * speed
    return np.where(np.arange(d_model) % 2, np.cos(angle), np.sin(angle))
