"""Your learning rate falls from the first step on: the rising line is missing, and step 1 has the
largest of all.

Look at: the second of the two curves.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * step**-0.5
