"""top_p removes the unlikeliest tokens while they have 1 - top_p together; the draw inverts the
sums; generation goes row by row, each sentence alone.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    scores = np.asarray(logits, dtype=float)
    weights = np.exp((scores - scores.max()) / temperature)
    rising = np.argsort(weights)
    if top_k is not None:
        weights[rising[: max(len(weights) - top_k, 0)]] = 0.0
    weights = weights / weights.sum()
    if top_p is not None:
        tail = np.cumsum(weights[rising]) <= 1 - top_p
        tail[-1] = False
        weights[rising[tail]] = 0.0
    heights = np.cumsum(weights)
    return int(np.searchsorted(heights, rng.uniform(high=heights[-1]), side="right"))


@no_grad()
def greedy_decode(model, src_ids, *, bos_id, eos_id, max_len, use_cache=False):
    found = []
    for sentence in np.asarray(src_ids):
        reader = decoding(model, sentence[np.newaxis], use_cache)
        text = []
        while len(text) < max_len:
            logits = reader.next_logits(np.array([[bos_id, *text]]))
            token = max(range(logits.shape[1]), key=logits[0].__getitem__)
            if token == eos_id:
                break
            text.append(token)
        found.append(text)
    return found
