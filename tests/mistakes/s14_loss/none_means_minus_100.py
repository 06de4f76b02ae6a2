"""You leave out -100, which is not what ``pad_id`` says. In torch -100 is the default of
``ignore_index``; here padding is what ``pad_id`` names.

Look at: the comparison that says which tokens are real.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = targets != -100
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real] % vocab_size]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
