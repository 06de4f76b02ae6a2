"""You take the larger of the two curves. Before the peak that is the falling one, which is huge
at step 1.

Look at: which of the two is lower on either side of the peak.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return d_model**-0.5 * max(step**-0.5, step * warmup_steps**-1.5)
