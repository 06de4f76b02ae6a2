"""Only one of your two curves is divided by √d_model.

Look at: the brackets in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return min(step**-0.5, d_model**-0.5 * step * warmup_steps**-1.5)
