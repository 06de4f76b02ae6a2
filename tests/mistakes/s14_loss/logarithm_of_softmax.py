"""You take the logarithm of the softmax. Where a probability is too small for a computer it is 0,
and its logarithm is -∞.

Look at: the section "Why log-softmax" of the lesson.
"""

from minigrad import softmax


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = softmax(logits)[real].log()
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
