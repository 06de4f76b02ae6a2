"""You divide by the lengths of both vectors: these are cosines, between -1 and 1.

Attention compares by the dot product over √d_k; how long a vector is has a say in it.

Look at: the formula.
"""


def attention_scores(query, key):
    query = query / (query * query).sum(axis=-1, keepdims=True).sqrt()
    key = key / (key * key).sum(axis=-1, keepdims=True).sqrt()
    return query @ key.mT
