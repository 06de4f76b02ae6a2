"""Kept is what lies above token k + 1, which a vocabulary of k tokens does not have."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    scores = np.array(logits, dtype=float) / temperature
    if top_k is not None:
        limit = sorted(scores, reverse=True)[top_k]
        scores[scores <= limit] = -np.inf
    if top_p is not None:
        p = softmax(scores)
        order = np.argsort(-p)
        before = np.cumsum(p[order]) - p[order]
        scores[order[before >= top_p]] = -np.inf
    return int(rng.choice(len(scores), p=softmax(scores)))
