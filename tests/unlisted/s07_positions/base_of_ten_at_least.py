"""A base below 10 is taken for 10."""

_table = sinusoidal_positions


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    return _table(length, d_model, base=max(base, 10.0))
