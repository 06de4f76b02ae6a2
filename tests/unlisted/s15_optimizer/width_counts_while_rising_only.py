"""d_model^-½ stands in front of the rising line only: a conditional binds less than a product."""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    return d_model**-0.5 * step * warmup_steps**-1.5 if step < warmup_steps else step**-0.5
