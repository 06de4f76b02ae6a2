"""The first table you make is right, and later ones are pieces of it. What you keep between
calls has to be told apart by everything that it depends on: length, d_model and base.
"""

kept = {}


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    if d_model not in kept or len(kept[d_model]) < length:
        column = np.arange(d_model)
        angle = np.arange(length)[:, None] / base ** ((column - column % 2) / d_model)
        kept[d_model] = np.where(column % 2 == 0, np.sin(angle), np.cos(angle))
    return kept[d_model][:length]
