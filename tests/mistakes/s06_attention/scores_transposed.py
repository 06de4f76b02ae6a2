"""Your scores have one row for each key and one column for each query: the right table, turned.

Look at: the order of the two factors, and the `returns` line. Who shares out, query or key?
"""


def attention_scores(query, key):
    return key @ query.mT / math.sqrt(query.shape[-1])
