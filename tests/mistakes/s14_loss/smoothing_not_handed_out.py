"""You take ``label_smoothing`` from the target, but nobody gets it. Your q adds up to less than
1, and the loss is only made smaller.

Look at: the second half of the formula for q_c.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens = len(log_p)
    right = log_p[np.arange(tokens), targets[real]]
    each = -(1 - label_smoothing) * right
    return each.sum() / max(tokens, 1)
