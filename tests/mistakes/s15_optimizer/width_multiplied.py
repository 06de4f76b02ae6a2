"""You multiply by √d_model, and should divide by it: a wider model needs shorter steps.

Look at: the sign of the first exponent.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**0.5 * min(step**-0.5, step * warmup_steps**-1.5)
