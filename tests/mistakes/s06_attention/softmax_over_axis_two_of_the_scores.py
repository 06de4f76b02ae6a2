"""Your softmax runs along axis 2 of the scores. Those are the keys in a batch of sentences; without
a batch there is no such axis, and with heads it is another one.

Look at: which axis of the scores are the keys. Counted from the end, it stays where it is.
"""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key), axis=2)
    return weights @ value, weights
