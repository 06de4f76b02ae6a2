"""Your loss is float64 although the logits came in as float32: somewhere a Tensor of float64
joined in. The gradients of the whole model would go on at twice the memory.

Look at: ``Tensor(…)`` around a NumPy result; a plain number or array would follow the dtype.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / Tensor(float(max(tokens, 1)))
