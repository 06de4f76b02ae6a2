"""You count how many tokens of a sentence are real, and take as many from its start. Where the
padding stands in front, that is the padding.

Look at: how you find out which places are real.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool)
    if pad_id is not None:
        count = (targets != pad_id).sum(axis=-1)[..., None]
        real = np.arange(targets.shape[-1]) < count
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real] % vocab_size]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
