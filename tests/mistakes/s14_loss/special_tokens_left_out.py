"""You leave out other special tokens beside the padding. <eos> is an answer like any other: a
model that is never asked for it never stops.

Look at: which ids your array of real tokens excludes.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = targets > 3 if pad_id is None else (targets != pad_id) & (targets != 3)
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
