"""A smoothing of 0 is taken for "not given", and the paper's 0.1 stands in."""

_cross_entropy = cross_entropy


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=None):
    s = label_smoothing or 0.1
    return _cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=s)
