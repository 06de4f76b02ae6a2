"""The average as a loop over the keys, and the scores as a loop over the features."""


def attention_scores(query, key):
    width = query.shape[-1]
    products = (
        query[..., c].expand_dims(-1) * key[..., c].expand_dims(-2) for c in range(width)
    )
    return sum(products) / math.sqrt(width)


def attention(query, key, value):
    weights = softmax(attention_scores(query, key))
    keys = range(weights.shape[-1])
    return sum(weights[..., j : j + 1] * value[..., j : j + 1, :] for j in keys), weights
