"""You share ``label_smoothing`` out by the number of tokens, and not by the size of the
vocabulary.

Look at: the formula for q_c; and which axis is which.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens = len(log_p)
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / max(tokens, 1)
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
