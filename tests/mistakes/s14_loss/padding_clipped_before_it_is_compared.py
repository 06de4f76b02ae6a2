"""You bring the targets into the vocabulary first, and only then compare with ``pad_id``. A
padding of -100 has become a word by then, and counts.

Look at: the order of these two steps.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    vocab_size = logits.shape[-1]
    ids = np.clip(targets, 0, vocab_size - 1)
    real = np.ones(targets.shape, bool) if pad_id is None else ids != pad_id
    log_p = log_softmax(logits)[real]
    right = log_p[np.arange(len(log_p)), ids[real]]
    each = -(1 - label_smoothing) * right - label_smoothing / vocab_size * log_p.sum(axis=-1)
    return each.sum() / max(len(log_p), 1)
