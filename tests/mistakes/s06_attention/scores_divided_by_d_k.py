"""You divide by d_k itself, which is too much: the scores of wide vectors all come close to zero.

Look at: "Why divide by √d_k" in the lesson. The variance of the sum is d_k; how large is its
spread?
"""


def attention_scores(query, key):
    return query @ key.mT / query.shape[-1]
