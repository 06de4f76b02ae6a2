"""attention has a line of its own for the scores; attention_scores turns float32 into float64.

Named as: scale-of-float64.
"""


def attention_scores(query, key):
    return query @ key.mT / Tensor(math.sqrt(key.shape[-1]))


def attention(query, key, value):
    weights = softmax(query @ key.mT / math.sqrt(key.shape[-1]))
    return weights @ value, weights
