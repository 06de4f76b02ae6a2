"""You compare probabilities and targets by their squared difference. A model that is quite sure
and quite wrong then gets almost no gradient. The contract has -ln p.

Look at: the formula.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    hot = np.arange(vocab_size) == targets[real][:, None]
    right = -((log_p.exp() - hot) ** 2).sum(axis=-1)
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
