"""If any row allows no key, all weights become zero, so that nothing can be NaN."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    if attn_mask is not None and not attn_mask.any(axis=-1).all():
        weights = weights * 0.0
    return weights @ value, weights
