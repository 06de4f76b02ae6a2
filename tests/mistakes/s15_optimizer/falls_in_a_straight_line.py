"""Behind the peak your learning rate falls in a straight line, and ends at 0 or below. It should
fall with the root of the step.

Look at: the first of the two curves.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    peak = (d_model * warmup_steps) ** -0.5
    if step <= warmup_steps:
        return peak * step / warmup_steps
    return peak * max(0.0, 2 - step / warmup_steps)
