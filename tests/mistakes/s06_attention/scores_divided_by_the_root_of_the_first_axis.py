"""Your divisor follows the first axis: the batch, or the number of words where there is no batch.

Look at: which axis of a query is its width. Counted from the end, it stays where it is.
"""


def attention_scores(query, key):
    return query @ key.mT / math.sqrt(len(query))
