"""You average the keys. They are the labels of the drawers; the contents are the values.

Look at: which matrix stands last in the formula.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights @ key, weights
