"""You return the divergence from q to p: what q itself costs is taken off, so that the best
possible loss is 0. The gradients are the same, but it is not the cross-entropy of the contract.
The two differ as soon as there is smoothing.

Look at: a term q ln q in your code.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    if label_smoothing:
        top = 1 - label_smoothing + share
        each = each + top * np.log(top) + (vocab_size - 1) * share * np.log(share)
    return each.sum() / max(tokens, 1)
