"""Where no mask is given and queries and keys are equally many, a look-ahead mask is put in."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is None and query.shape[-2] == key.shape[-2]:
        attn_mask = look_ahead_mask(query.shape[-2])
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
