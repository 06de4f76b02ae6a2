"""Behind the peak the root is taken of the steps since the peak, not of all steps."""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    if step <= warmup_steps:
        return d_model**-0.5 * step * warmup_steps**-1.5
    peak = (d_model * warmup_steps) ** -0.5
    return peak * (step - warmup_steps) ** -0.5
