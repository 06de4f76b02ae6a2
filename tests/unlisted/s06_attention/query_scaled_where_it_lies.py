"""The query is divided in place, in its .data: the caller's query is smaller afterwards."""


def attention_scores(query, key):
    query.data /= math.sqrt(query.shape[-1])
    return query @ key.mT
