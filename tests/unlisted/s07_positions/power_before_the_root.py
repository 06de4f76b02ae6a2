"""base is raised to 2i first and the d_model-th root is taken last: too large a number at width
512.
"""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    clock = np.arange(d_model) // 2
    with np.errstate(over="ignore"):
        slower = (float(base) ** (2 * clock)) ** (1 / d_model)
    angle = np.arange(length)[:, None] / slower
    return np.where(np.arange(d_model) % 2, np.cos(angle), np.sin(angle))
