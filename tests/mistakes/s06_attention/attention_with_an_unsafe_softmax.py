"""Your attention has a softmax of its own, and that one takes the exponentials of the scores as
they come: large scores give infinity divided by infinity.

Look at: the softmax that you have built already.
"""


def attention(query, key, value):
    exponentials = attention_scores(query, key).exp()
    weights = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return weights @ value, weights
