"""Rates are remembered by step and warm-up: another d_model gets those of the first one."""

RATES = {}


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    rate = d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
    return RATES.setdefault((step, warmup_steps), rate)
