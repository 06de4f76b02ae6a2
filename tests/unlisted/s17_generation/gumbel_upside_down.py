"""The noise of a Gumbel draw is added with the wrong sign: the likeliest token comes too often."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    if top_p is not None:
        p = softmax(logits[order])
        order = order[p.cumsum() - p < top_p]
    return int(order[np.argmax(logits[order] - rng.gumbel(size=len(order)))])
