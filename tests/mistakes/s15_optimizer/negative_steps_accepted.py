"""Your schedule refuses step 0, but not the steps below it.

Look at: the check that was given above your part.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step == 0:
        raise ArgumentError("step is 0")
    return d_model**-0.5 * min(abs(step) ** -0.5, step * warmup_steps**-1.5)
