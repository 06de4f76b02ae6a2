"""Your learning rate rises with the root of the step. It should rise in a straight line: from
step 1 to step 2 it doubles.

Look at: the second of the two curves.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * min(step**-0.5, step**0.5 / warmup_steps)
