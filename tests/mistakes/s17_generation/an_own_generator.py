"""Every call makes a generator of its own from the same seed, and so draws with the same dice
throw: equal logits give the same token for ever. The generator is passed in, and goes on from
call to call.

Look at: ``default_rng`` in your code.
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
        enough = p.cumsum() - p < top_p
        ranked, p = ranked[enough], p[enough]
    return int(np.random.default_rng(0).choice(ranked, p=p / p.sum()))
