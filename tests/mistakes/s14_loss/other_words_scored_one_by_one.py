"""Beside -ln p of the target you add -ln(1 - p) of every other word, as if each word were a
question of yes or no. The words share one sum of 1; pushing the right one up pushes the others
down.

Look at: the formula for a q of 0 and 1.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    log_p = log_softmax(logits)[real]
    tokens, vocab_size = log_p.shape
    right = log_p[np.arange(tokens), targets[real]]
    share = label_smoothing / vocab_size
    others = np.arange(vocab_size) != targets[real][:, None]
    rest = ((1.0 - log_p.exp() * others + 1e-300).log() * others).sum(axis=-1)
    right = right + rest
    each = -(1 - label_smoothing) * right - share * log_p.sum(axis=-1)
    return each.sum() / max(tokens, 1)
