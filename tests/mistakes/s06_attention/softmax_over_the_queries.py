"""In your weights each column adds up to 1, not each row: the queries compete for a key.

Each query should share out its own attention over the keys.

Look at: which axis of the scores are the keys.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key), axis=-2)
    return weights @ value, weights
