"""Your scores go through softmax twice. The second time they are shares already, all between 0 and
1, so the weights come out nearly equal.

Look at: how often the formula says softmax.
"""


def attention(query, key, value):
    weights = softmax(softmax(attention_scores(query, key)))
    return weights @ value, weights
