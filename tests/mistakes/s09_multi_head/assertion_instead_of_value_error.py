"""A width that cannot be dealt out is refused with an AssertionError; the contract promises a
ValueError. Assertions are for what cannot happen, and vanish when Python runs with -O.

Look at: the check that was given above your part.
"""


def check_num_heads(d_model, num_heads):
    assert d_model % num_heads == 0
