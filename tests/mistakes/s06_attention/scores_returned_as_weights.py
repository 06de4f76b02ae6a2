"""The output is right, but what you return beside it are the scores, not the weights.

Look at: which of the two adds up to 1 in each row.
"""


def attention(query, key, value):
    scores = attention_scores(query, key)
    return softmax(scores) @ value, scores
