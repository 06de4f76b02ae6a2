"""You cut by top_p first and apply the temperature to what is left. The order is: temperature,
top-k, top-p. A temperature below 1 drives the shares apart, and then fewer tokens are enough
for top_p.

Look at: which shares you add up for top_p.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(
            f"temperature is {temperature}\n"
            "  expected  a number above 0\n"
            "  hint: greedy_decode is what a temperature towards 0 leads to"
        )
    logits = np.asarray(logits, dtype=np.float64)
    logits = np.array(logits)
    ranked = np.argsort(-logits, kind="stable")[:top_k]
    p = softmax(logits[ranked])
    if top_p is not None:
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    p = p ** (1 / temperature)
    return int(rng.choice(ranked, p=p / p.sum()))
