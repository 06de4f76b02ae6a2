"""Your scores compare the queries with one another; the keys have no say.

Look at: the formula. Which two matrices meet in it?
"""


def attention_scores(query, key):
    return query @ query.mT / math.sqrt(query.shape[-1])
