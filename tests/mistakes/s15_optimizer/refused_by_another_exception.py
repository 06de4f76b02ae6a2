"""Steps below 1 are refused by another exception than the contract's ValueError: by a division by
zero, or an assertion.

Look at: the check that was given above your part.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    assert step >= 1
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
