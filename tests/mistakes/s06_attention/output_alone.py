"""You return the output alone; the weights are asked for as well.

Look at: the `returns` line.
"""


def attention(query, key, value):
    return softmax(attention_scores(query, key)) @ value
