"""The target of yours gets no share of the smoothing, though the share is counted for it: your q
adds up to less than 1.

Look at: the formula for q_c where c is the target.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * (log_p.sum(axis=-1) - right)
    return each.sum() / max(tokens, 1)
