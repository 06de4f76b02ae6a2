"""You put the logits of the padding to 0 in the place of leaving them out. Equal logits are not
"no loss": each of these places still costs ln vocab_size, and is counted.

Look at: what softmax makes of a row of zeros.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    vocab_size = logits.shape[-1]
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits * real[..., None]).reshape(-1, vocab_size)
    right = log_p[np.arange(len(log_p)), np.where(real, targets, 0).ravel()]
    each = -(1 - label_smoothing) * right - label_smoothing / vocab_size * log_p.sum(axis=-1)
    return each.sum() / max(int(real.sum()), 1)
