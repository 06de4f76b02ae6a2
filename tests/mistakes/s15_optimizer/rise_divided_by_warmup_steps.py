"""Your rising line is step / warmup_steps, which ends at 1. At the peak the two curves should
meet, at warmup_steps^-½.

Look at: the second exponent in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * min(step**-0.5, step / warmup_steps)
