"""Everything behind the first padding is taken for padding, too: right only if it stands at the
end.

Named as: everything-behind-the-first-padding-left-out.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool)
    if pad_id is not None:
        real = np.cumsum(targets == pad_id, axis=-1) == 0
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
