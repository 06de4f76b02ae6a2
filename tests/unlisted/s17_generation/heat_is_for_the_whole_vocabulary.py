"""The temperature is left out where top_k is given."""

_sample_next = sample_next


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if top_k is None:
        return _sample_next(logits, temperature=temperature, top_p=top_p, rng=rng)
    return _sample_next(logits, top_k=top_k, top_p=top_p, rng=rng)
