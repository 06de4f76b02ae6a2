"""The table is squeezed: a table of one position comes back as a vector."""

_table = sinusoidal_positions


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    table = _table(length, d_model, base=base)
    return np.squeeze(table, axis=0) if length == 1 else table
