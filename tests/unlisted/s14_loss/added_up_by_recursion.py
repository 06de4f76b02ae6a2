"""The surprises are added up by a function that calls itself for the rest: a thousand tokens are
deeper than Python goes.
"""


def total(each, first=0):
    return each[first] + total(each, first + 1) if first < len(each) else 0.0


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    if tokens == 0:
        return log_p.sum()
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    return total(-(1 - label_smoothing) * right - share * log_p.sum(axis=-1)) / tokens
