"""One token too few is left: you keep what is better than the k-th, and the k-th itself goes.
With k = 1 nothing is left.

Look at: ``>`` and ``>=`` at the threshold, or the end of your slice.
"""


def sample_next(logits, *, temperature=1.0, top_k=None, top_p=None, rng):
    if temperature <= 0:
        raise ArgumentError(
            f"temperature is {temperature}\n"
            "  expected  a number above 0\n"
            "  hint: greedy_decode is what a temperature towards 0 leads to"
        )
    logits = np.asarray(logits, dtype=np.float64)
    logits = logits / temperature
    ranked = np.argsort(-logits, kind="stable")[: None if top_k is None else top_k - 1]
    p = softmax(logits[ranked])
    if top_p is not None:
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    return int(rng.choice(ranked, p=p / p.sum()))
