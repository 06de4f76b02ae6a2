"""Masked after softmax and divided by the rest plus 1e-9: a strong forbidden key leaves nothing
over.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    weights = softmax(attention_scores(query, key))
    if attn_mask is not None:
        weights = weights * attn_mask
        weights = weights / (weights.sum(axis=-1, keepdims=True) + 1e-9)
    return weights @ value, weights
