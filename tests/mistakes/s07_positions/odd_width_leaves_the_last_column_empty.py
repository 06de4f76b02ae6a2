"""With an odd d_model your last column is never filled. It belongs to a clock that has room for
its sine only: rounding down d_model / 2 loses that clock.
"""

def sinusoidal_positions(length, d_model, *, base=10_000.0):
    table = np.zeros((length, d_model))
    for pos in range(length):
        for i in range(d_model // 2):
            angle = pos / base ** (2 * i / d_model)
            table[pos, 2 * i] = np.sin(angle)
            table[pos, 2 * i + 1] = np.cos(angle)
    return table
