"""You take out the largest logit of the whole array. A row that lies far below it has nothing but
exponentials of 0, and the logarithm of their sum is -∞. Each row has its own largest.

Look at: the axis of ``max``.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    shifted = logits - logits.max()
    log_p = (shifted - shifted.exp().sum(axis=-1, keepdims=True).log())[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
