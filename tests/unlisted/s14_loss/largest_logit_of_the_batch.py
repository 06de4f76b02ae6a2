"""One number, the largest logit of the whole batch, is taken off all rows: a row far below it
vanishes.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    shifted = (logits - logits.data.max())[real]
    log_p = shifted - shifted.exp().sum(axis=-1, keepdims=True).log()
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
