"""The target gets ``label_smoothing``, and the rest is shared out evenly: the two weights have
traded places.

Look at: the formula for q_c with label_smoothing = 0.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = (1 - label_smoothing) / vocab_size
    each = -label_smoothing * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
