"""You take the mean of the probabilities, and then the logarithm of it. It should be the other
way round: every word has its own surprise, and these are averaged.

Look at: the order of mean and logarithm.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    if tokens and not label_smoothing:
        return -(right.exp().sum() / tokens).log()
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
