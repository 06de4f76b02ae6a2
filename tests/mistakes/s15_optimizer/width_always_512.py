"""You take 512 for d_model, whatever is given.

Look at: where the width comes from.
"""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}, and the first is 1")
    return 512**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
