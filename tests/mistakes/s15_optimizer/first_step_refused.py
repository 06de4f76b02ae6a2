"""Your schedule refuses step 1, which is the first one.

Look at: the comparison in the check.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step <= 1:
        raise ArgumentError("too early")
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
