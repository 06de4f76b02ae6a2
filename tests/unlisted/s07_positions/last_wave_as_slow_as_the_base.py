"""The speeds go down to 1/base itself: the exponent is i / (pairs - 1), as tensor2tensor has it."""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    pairs = (d_model + 1) // 2
    position = np.arange(length)[:, None]
    speed = base ** -(np.arange(pairs) / max(pairs - 1, 1))
    table = np.zeros((length, d_model))
    table[:, 0::2] = np.sin(position * speed)
    table[:, 1::2] = np.cos(position * speed)[:, : d_model // 2]
    return table
