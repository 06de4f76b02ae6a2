"""The values are weighted by the raw scores. Some are negative, and they do not add up to 1.

Look at: what turns scores into shares.
"""


def attention(query, key, value):
    weights = attention_scores(query, key)
    return weights @ value, weights
