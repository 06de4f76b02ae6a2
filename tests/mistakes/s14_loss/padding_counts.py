"""Your loss counts the padding as if it were words: ``pad_id`` has no effect. The model would be
praised for guessing empty seats.

Look at: what ``pad_id`` changes in your code.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool)
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), np.maximum(targets, 0)[real] % vocab_size]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
