"""Each row is the one before it turned by one step: angle addition instead of large angles."""


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    steps = 1 / base ** (np.arange(0, d_model, 2) / d_model)
    sine, cosine = np.zeros_like(steps), np.ones_like(steps)
    rows = []
    for _ in range(length):
        row = np.empty(2 * len(steps))
        row[::2], row[1::2] = sine, cosine
        rows.append(row[:d_model])
        sine, cosine = (
            sine * np.cos(steps) + cosine * np.sin(steps),
            cosine * np.cos(steps) - sine * np.sin(steps),
        )
    return np.vstack(rows)
