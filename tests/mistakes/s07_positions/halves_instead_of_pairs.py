"""You put all the sines in the left half of the table and all the cosines in the right half.
That is a good encoding too, and some models use it, but here a sine and its cosine stand side by
side.

Look at: columns 2i and 2i + 1 in the formula.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None]
    angle = position / base ** (np.arange(0, d_model, 2) / d_model)
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1)[:, :d_model]
