"""You take a sentence to be over at its first padding. Padding may stand at the front too, and
what is real is said by each token for itself.

Look at: how you find out which places are real.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool)
    if pad_id is not None:
        real = np.cumsum(targets == pad_id, axis=-1) == 0
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
