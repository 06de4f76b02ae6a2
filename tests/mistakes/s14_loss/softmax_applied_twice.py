"""You apply softmax twice: you made probabilities of the logits, and then log_softmax took these
for logits. They all lie between 0 and 1, so your loss can hardly change.

Look at: what log_softmax expects.
"""

from minigrad import softmax


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(softmax(logits))[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
