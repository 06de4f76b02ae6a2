"""After the token with which the sum crosses top_p you keep one more.

Look at: for a very small top_p, how many tokens are left.
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
    ranked = np.argsort(-logits, kind="stable")[:top_k]
    p = softmax(logits[ranked])
    if top_p is not None:
        enough = np.concatenate([[True], p.cumsum() - p < top_p])[: len(p)]
        ranked, p = ranked[enough], p[enough]
    return int(rng.choice(ranked, p=p / p.sum()))
