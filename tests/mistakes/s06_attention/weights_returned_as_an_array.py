"""The weights that you return are a bare array. They are asked for as a Tensor, like the output.

Look at: every `.data` and `.numpy()`.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    return weights @ value, weights.data
