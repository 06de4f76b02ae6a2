"""Your columns add up to 1, and not your rows. Each query shares itself out over the keys, so
softmax runs over the last axis.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores, axis=-2)
    return weights @ value, weights
