"""For an odd width the exponent is divided by the next even number: right for all even widths.

Named as: odd-width-rounded-in-the-exponent.
"""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    even = d_model + d_model % 2
    position = np.arange(length)[:, None]
    angle = position / base ** (np.arange(0, even, 2) / even)
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(length, even)[:, :d_model]
