"""At a low temperature your exponentials overflow, and ∞ / ∞ is not a number. The largest logit
may be subtracted first: that changes no share (stage 06).

Look at: ``np.exp`` of a logit of 14, divided by 0.01.
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
    p = np.exp(logits[ranked]) / np.exp(logits[ranked]).sum()
    if top_p is not None:
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    return int(rng.choice(ranked, p=p / p.sum()))
