"""You divide by d_model, and should divide by its root.

Look at: the first exponent in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-1 * min(step**-0.5, step * warmup_steps**-1.5)
