"""d_model has no part in your learning rate. A wider model needs shorter steps.

Look at: the first factor in the formula.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return min(step**-0.5, step * warmup_steps**-1.5)
