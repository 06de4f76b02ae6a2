"""Your schedule accepts steps below 1. There is no step before the first; a training loop that
counts from 0 should hear of it.

Look at: the check that was given above your part.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        return 0.0
    return d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
