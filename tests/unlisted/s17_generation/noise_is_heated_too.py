"""A Gumbel draw whose noise is multiplied by the temperature after the logits were divided by
it.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    if top_p is not None:
        p = softmax(logits[order])
        order = order[p.cumsum() - p < top_p]
    noise = temperature * rng.gumbel(size=len(order))
    return int(order[np.argmax(logits[order] + noise)])
