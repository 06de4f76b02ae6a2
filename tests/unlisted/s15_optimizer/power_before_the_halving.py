"""`step**-1 / 2`: the power binds more tightly than the division, and the root is none."""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    return d_model**-0.5 * min(step**-1 / 2, step * warmup_steps**-3 / 2)
