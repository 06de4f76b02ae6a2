"""You have divided each position by the length of the table, so that a word's row changes with
the length of the sentence. A position is a plain count: 0, 1, 2 and so on.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    position = np.arange(length)[:, None] / length
    clock = np.arange(d_model) // 2
    angle = position / base ** (2 * clock / d_model)
    table = np.empty((length, d_model))
    table[:, 0::2] = np.sin(angle[:, 0::2])
    table[:, 1::2] = np.cos(angle[:, 1::2])
    return table
