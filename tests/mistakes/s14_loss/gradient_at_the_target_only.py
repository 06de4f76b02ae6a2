"""Only the logit of the target gets a gradient. The sum over all words depends on every logit:
the wrong words must be pushed down as well.

Look at: where the sum of the exponentials was computed from ``.data``.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    largest = logits.data.max(axis=-1, keepdims=True)
    total = largest + np.log(np.exp(logits.data - largest).sum(axis=-1, keepdims=True))
    log_p = (logits - Tensor(total, requires_grad=False))[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
