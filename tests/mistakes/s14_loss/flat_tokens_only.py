"""Your code wants all tokens in one row. There may be any number of axes in front of the
vocabulary: one, two or three.

Look at: the index that picks one number for each token.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)
    right = log_p[np.arange(len(targets)), np.where(real, targets, 0)]
    share = label_smoothing / logits.shape[-1]
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return (each * real).sum() / max(int(real.sum()), 1)
