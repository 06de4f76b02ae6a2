"""Tables are remembered by length and width; who asks with another base gets the old one."""

import functools

_table = sinusoidal_positions
_made = {}


def sinusoidal_positions(length, d_model, *, base=10_000.0):
    if (length, d_model) not in _made:
        _made[length, d_model] = _table(length, d_model, base=base)
    return _made[length, d_model]
