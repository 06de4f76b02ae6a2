"""At every token you pick the numbers of all the targets of the batch, and average over these.
Each token has one target of its own.

Look at: the index that picks from the log-probabilities; and its shape.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[:, targets[real]].sum(axis=-1) / max(tokens, 1)
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
