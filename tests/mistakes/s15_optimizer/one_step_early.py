"""Your schedule is one step early: it takes step + 1.

Look at: from what the steps are counted.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    step = step + 1
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
