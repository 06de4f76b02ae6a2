"""top_p is taken for a share of the likeliest token's probability that every token has to reach."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    p = softmax(logits[order])
    if top_p is not None:
        keep = p >= top_p * p[0]
        order, p = order[keep], p[keep]
    return int(rng.choice(order, p=p / p.sum()))
