"""A pad_id below 0 is taken for "no padding": -100 counts from the end of the vocabulary."""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    vocab_size = logits.shape[-1]
    real = np.ones(targets.shape, bool)
    if pad_id is not None and pad_id >= 0:
        real = targets != pad_id
    log_p = log_softmax(logits)[real]
    right = log_p[np.arange(len(log_p)), targets[real] % vocab_size]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(len(log_p), 1)
