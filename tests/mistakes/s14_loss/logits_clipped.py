"""You cut the logits off at some limit. Beyond it all words look alike, and have no gradient.

Look at: ``maximum``, ``minimum`` or ``clip``.
"""

from minigrad import maximum, minimum


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(minimum(maximum(logits, -50.0), 50.0))[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
