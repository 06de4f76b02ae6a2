"""top_p keeps the two likeliest tokens, though the first may be enough."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    p = softmax(logits[order])
    if top_p is not None:
        keep = p.cumsum() - p < top_p
        keep[:2] = True
        order, p = order[keep], p[keep]
    return int(rng.choice(order, p=p / p.sum()))
