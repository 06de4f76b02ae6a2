"""Your learning rate rises for ever: the falling curve is missing.

Look at: the first of the two curves.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * step * warmup_steps**-1.5
