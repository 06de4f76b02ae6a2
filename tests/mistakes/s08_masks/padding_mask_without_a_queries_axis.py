"""Your mask has the shape of the ids. Laid over the scores, (batch, keys) meets (queries, keys),
so that the padding of one sentence hides things in all of them. It needs an axis of size 1 for
the queries, between the other two.
"""

def padding_mask(ids, *, pad_id=0):
    return ids != pad_id
