"""Behind the peak your learning rate falls with the step itself, not with its root: four times as
many steps should halve it.

Look at: the exponent of the first curve.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * min(warmup_steps**0.5 / step, step * warmup_steps**-1.5)
