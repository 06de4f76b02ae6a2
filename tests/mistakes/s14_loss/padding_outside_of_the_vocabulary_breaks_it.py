"""A ``pad_id`` outside of the vocabulary breaks your code: it serves as an index before the
padding is left out. No probability exists for -100.

Look at: the order in which you pick by the targets and leave out the padding.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    log_p = log_softmax(logits)
    vocab_size = logits.shape[-1]
    right = (log_p * np.eye(vocab_size)[targets]).sum(axis=-1)
    each = -(1 - label_smoothing) * right - label_smoothing / vocab_size * log_p.sum(axis=-1)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    return (each * real).sum() / max(int(real.sum()), 1)
