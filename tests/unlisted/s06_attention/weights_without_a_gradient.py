"""The weights that are returned are detached, since they are "only for looking at"."""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights @ value, weights.detach()
