"""Softmax over all keys, forbidden weights put to 0, and the rest brought back to a sum of 1."""

from minigrad import where


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    weights = softmax(attention_scores(query, key))
    if attn_mask is not None:
        kept = masked_fill(weights, ~attn_mask, 0)
        total = kept.sum(axis=-1, keepdims=True)
        weights = kept / where(total.data > 0, total, 1.0)
    return weights @ value, weights
