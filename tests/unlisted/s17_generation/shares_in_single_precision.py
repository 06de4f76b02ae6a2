"""The shares stay in float32 and are drawn from as a list: as Python numbers they miss the sum of
1.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits) / temperature
    order = np.argsort(-logits)[:top_k]
    p = softmax(logits[order])
    if top_p is not None:
        keep = p.cumsum() - p < top_p
        order, p = order[keep], p[keep] / p[keep].sum()
    return rng.choice(order.tolist(), p=p.tolist())
