"""Tokens that top_k cuts off get a score of -∞ in the caller's own array."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    scores = np.asarray(logits)
    if top_k is not None and top_k < len(scores):
        scores[np.argsort(-scores)[top_k:]] = -np.inf
    p = softmax(scores.astype(float) / temperature)
    if top_p is not None:
        order = np.argsort(-p)
        before = np.cumsum(p[order]) - p[order]
        p[order[before >= top_p]] = 0
    return int(rng.choice(len(p), p=p / p.sum()))
