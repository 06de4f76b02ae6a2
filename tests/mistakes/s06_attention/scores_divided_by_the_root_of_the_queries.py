"""Your divisor follows the number of queries, so the scores depend on how many are asked at once.

Look at: which axis of the query is its width.
"""


def attention_scores(query, key):
    return query @ key.mT / math.sqrt(query.shape[-2])
