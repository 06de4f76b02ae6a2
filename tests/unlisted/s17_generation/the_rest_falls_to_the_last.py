"""What top_p has cut off is not shared out: a draw that falls there means the last token kept."""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(f"temperature is {temperature}")
    logits = np.asarray(logits, dtype=float) / temperature
    order = np.argsort(-logits)[:top_k]
    heights = np.cumsum(softmax(logits[order]))
    kept = len(order)
    if top_p is not None:
        kept = min(kept, np.searchsorted(heights, top_p) + 1)
    place = np.searchsorted(heights[:kept], rng.random(), side="right")
    return int(order[min(place, kept - 1)])
