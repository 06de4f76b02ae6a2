"""Targets are looked up as numbers of one byte, -128 to 127: larger vocabularies fold over."""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    small = targets.astype(np.int8)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), small[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
