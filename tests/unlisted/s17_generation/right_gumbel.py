"""The draw is the largest of the logits with Gumbel noise; top_p is found by counting."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if not temperature > 0:
        raise ValueError(f"no such temperature: {temperature}")
    scores = np.array(logits, dtype=np.float64) / temperature
    if top_k is not None:
        banned = sorted(range(len(scores)), key=scores.__getitem__)[: len(scores) - top_k]
        scores[banned] = -np.inf
    if top_p is not None:
        p = np.exp(scores - scores.max())
        p /= p.sum()
        ahead = np.array([p[p > own].sum() for own in p])
        scores[ahead >= top_p] = -math.inf
    return np.argmax(scores + rng.gumbel(size=scores.shape))
