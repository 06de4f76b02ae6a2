"""Queries and keys are compared by their squared distance."""


def attention_scores(query, key):
    difference = query.expand_dims(-2) - key.expand_dims(-3)
    return -(difference * difference).sum(axis=-1) / math.sqrt(query.shape[-1])
