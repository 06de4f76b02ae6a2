"""You add the probabilities up in the order of the ids. Which tokens are kept then hangs on their
numbers, not on how likely they are: sort first.

Look at: the order of the tokens when you call ``cumsum``.
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
    ranked = np.sort(np.argsort(-logits, kind="stable")[:top_k])
    p = softmax(logits[ranked])
    if top_p is not None:
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    return int(rng.choice(ranked, p=p / p.sum()))
