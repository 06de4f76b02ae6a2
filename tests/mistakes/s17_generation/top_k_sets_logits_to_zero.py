"""You set the logits of what is cut off to 0. But 0 is a logit like any other: where the others
are negative, it is even the best. What e to the power of your number is 0?

Look at: the value that banned tokens get before the softmax.
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
    if top_k is not None:
        logits = np.where(logits >= np.sort(logits)[-top_k], logits, 0.0)
    ranked = np.argsort(-logits, kind="stable")
    p = softmax(logits[ranked])
    if top_p is not None:
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    return int(rng.choice(ranked, p=p / p.sum()))
