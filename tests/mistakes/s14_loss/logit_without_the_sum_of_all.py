"""Your loss takes the logits for logarithms of probabilities. What is missing is the logarithm of
the sum over all words: without it, raising all logits alike would seem to help.

Look at: what log_softmax takes off from each logit.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = logits[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
