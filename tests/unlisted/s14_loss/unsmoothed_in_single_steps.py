"""Logits without a batch, one row for each token, are never smoothed."""

_cross_entropy = cross_entropy


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    s = label_smoothing if logits.ndim > 2 else 0.0
    return _cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=s)
