"""Your first row is 1 0 1 0 …, but at position 0 every sine is 0 and every cosine is 1. Even
columns hold the sine, odd columns the cosine.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    column = np.arange(d_model)
    angle = np.arange(length)[:, None] / base ** ((column - column % 2) / d_model)
    return np.where(column % 2 == 0, np.cos(angle), np.sin(angle))
