"""Products over named axes."""

from minigrad import einsum


def attention_scores(query, key):
    return einsum("...qd,...kd->...qk", query, key) * query.shape[-1] ** -0.5


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return einsum("...qk,...kd->...qd", weights, value), weights
