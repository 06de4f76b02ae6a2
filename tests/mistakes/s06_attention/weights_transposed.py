"""The weights are turned before they meet the values, so each query collects along a column.

Each query should collect values along its own row.

Look at: the shapes (queries × keys) times (keys × d_v).
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights.mT @ value, weights
