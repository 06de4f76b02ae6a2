"""You shift the targets here once more. teacher_forcing has done it: place t of the logits
already belongs to place t of the targets.

Look at: slices along the sentence.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    if targets.ndim > 1:
        logits, targets = logits[..., :-1, :], targets[..., 1:]
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
