"""The factors have traded places: values times weights. It runs only where all sizes agree.

Look at: the shapes (queries × keys) times (keys × d_v).
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return value @ weights, weights
