"""You multiply query and key number by number, so query 0 meets key 0 only, query 1 meets key 1.

It runs only where there are as many keys as queries. Every query has to meet every key.

Look at: "The idea in numbers" in the lesson, the picture.
"""


def attention_scores(query, key):
    return query * key / math.sqrt(query.shape[-1])
