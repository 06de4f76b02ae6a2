"""Your schedule is one step late: it takes step - 1. At step 1 it gives 0, or divides by 0.

Look at: from what the steps are counted.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    step = step - 1
    if step == 0:
        return 0.0
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
