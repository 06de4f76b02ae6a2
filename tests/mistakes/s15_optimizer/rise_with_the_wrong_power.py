"""Your rising line has warmup_steps^-½, and is far too steep: at the peak the two curves should
meet.

Look at: the second exponent in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-0.5)
