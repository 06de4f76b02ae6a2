"""The loss has one axis of length 1.

Named as: axis-left-over.
"""

_cross_entropy = cross_entropy


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    loss = _cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    return loss.reshape(1)
