"""As soon as one row allows no key, you drop the mask for all rows. Such a row must not have an
effect on any other.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None and attn_mask.any(axis=-1).all():
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
