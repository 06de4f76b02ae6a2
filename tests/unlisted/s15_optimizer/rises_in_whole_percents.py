"""The rise is worked out in whole percents of warmup_steps: a staircase if there are more steps."""


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    percent = step * 100 // warmup_steps
    rising = percent / 100 * warmup_steps**-0.5
    return d_model**-0.5 * min(step**-0.5, rising)
