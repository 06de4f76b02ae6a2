"""The key matrix goes into the product as it is, so features of the query meet words of the key.

It runs only where there are as many keys as features.

Look at: which axis of the key has to meet the last axis of the query, and the tool `.mT`.
"""


def attention_scores(query, key):
    return query @ key / math.sqrt(query.shape[-1])
