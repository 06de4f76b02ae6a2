"""Forbidden scores get the lowest score minus ten: they keep a share that can be seen."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, float(scores.data.min()) - 10.0)
    weights = softmax(scores)
    return weights @ value, weights
