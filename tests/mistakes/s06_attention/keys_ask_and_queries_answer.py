"""Query and key have traded places: the keys share themselves out over the queries.

Look at: the order of the two arguments of `attention_scores`.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(key, query))
    return weights @ value, weights
