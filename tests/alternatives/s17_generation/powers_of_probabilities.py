"""Probabilities to the power of 1 / temperature, and one uniform number against their sums."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ValueError(f"temperature {temperature}")
    p = softmax(np.asarray(logits, dtype=float)) ** (1 / temperature)
    if top_k is not None:
        p[np.argsort(p)[:-top_k]] = 0.0
    p /= p.sum()
    if top_p is not None:
        kept, total = np.zeros(len(p), bool), 0.0
        for token in reversed(np.argsort(p).tolist()):
            if total >= top_p:
                break
            kept[token], total = True, total + p[token]
        p = np.where(kept, p, 0.0) / p[kept].sum()
    token = int(np.searchsorted(np.cumsum(p), rng.random(), side="right"))
    return min(token, len(p) - 1)
