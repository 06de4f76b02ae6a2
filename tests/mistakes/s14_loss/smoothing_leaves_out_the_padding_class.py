"""You give the class of the padding no share of the smoothing. That is a fair convention too, but
not this contract: here every class gets label_smoothing / vocab_size, as in torch.

Look at: where you set numbers of q to 0.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share, inside = label_smoothing / vocab_size, pad_id is not None and 0 <= pad_id < vocab_size
    total = log_p.sum(axis=-1)
    if inside:
        total = total - log_p[:, pad_id]
        share = label_smoothing / (vocab_size - 2)
        total = total - right
    each = -(1 - label_smoothing) * right - share * total
    return each.sum() / max(tokens, 1)
