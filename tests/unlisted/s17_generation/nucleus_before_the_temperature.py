"""top_p picks its tokens by the model's own probabilities; only the draw knows the temperature.

Named as: the-temperature-comes-last.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=np.float64)
    order = np.argsort(-logits)[:top_k]
    if top_p is not None:
        cold = softmax(logits[order])
        order = order[np.cumsum(cold) - cold < top_p]
    return int(rng.choice(order, p=softmax(logits[order] / temperature)))
