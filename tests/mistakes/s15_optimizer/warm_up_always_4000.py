"""Your peak is at step 4000, whatever ``warmup_steps`` says.

Look at: where the number of steps comes from.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * min(step**-0.5, step * 4000**-1.5)
