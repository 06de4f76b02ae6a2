"""Where there are fewer values than keys, the keys left over are cut away."""


def attention(query, key, value):
    weights = softmax(attention_scores(query, key[..., : value.shape[-2], :]))
    return weights @ value, weights
