"""Without a ``pad_id`` you leave out id 0. None says that there is no padding: then every token
is a word, also the one with id 0.

Look at: what happens to ``pad_id`` before you compare with it.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = targets != (pad_id or 0)
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
