"""You share the smoothing out among the other words, label_smoothing / (vocab_size - 1) for each,
and the target gets none back. That is a fair convention too, but not this contract: here every
class gets label_smoothing / vocab_size, the target among them, as in torch.

Look at: the formula for q_c where c is the target.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / (vocab_size - 1)
    each = -(1 - label_smoothing) * right - share * (log_p.sum(axis=-1) - right)
    return each.sum() / max(tokens, 1)
