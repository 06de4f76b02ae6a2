"""You return the weights first and the output second.

Look at: the `returns` line.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights, weights @ value
