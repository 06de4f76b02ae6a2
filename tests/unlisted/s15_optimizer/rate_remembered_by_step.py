"""The learning rate of a step is remembered, whatever width and warm-up the next model has."""

_rates = {}


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"step is {step}")
    if step not in _rates:
        _rates[step] = d_model**-0.5 * min(step**-0.5, step * warmup_steps**-1.5)
    return _rates[step]
