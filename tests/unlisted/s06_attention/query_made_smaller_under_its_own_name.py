"""The query is divided by √d_k by giving the caller's Tensor a new .data."""


def attention_scores(query, key):
    query.data = query.data / math.sqrt(query.shape[-1])
    return query @ key.mT
