"""With top_k and top_p together, what is left is drawn with equal chances."""

_sample_next = sample_next


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    options = {"temperature": temperature, "rng": rng}
    if top_k is None or top_p is None:
        return _sample_next(logits, top_k=top_k, top_p=top_p, **options)
    order = np.argsort(-logits)[:top_k]
    share = softmax(logits[order] / temperature)
    return int(rng.choice(order[share.cumsum() - share < top_p]))
