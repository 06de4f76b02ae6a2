"""Your curve has its peak at 1. The formula gives the learning rate itself, not a factor for
another one.

Look at: the first factor in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return warmup_steps**0.5 * min(step**-0.5, step * warmup_steps**-1.5)
