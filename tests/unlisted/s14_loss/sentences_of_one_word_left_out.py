"""A sentence with a single real token is taken for empty, and does not count."""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    if real.ndim == 2 and real.shape[1] > 1:
        real = real & (real.sum(axis=1, keepdims=True) > 1)
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
