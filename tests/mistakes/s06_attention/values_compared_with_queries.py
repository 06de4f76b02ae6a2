"""Your queries are compared with the values; the keys have no say.

Look at: which two matrices make the scores.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, value))
    return weights @ value, weights
