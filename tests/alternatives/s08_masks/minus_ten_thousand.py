"""-10⁴ chosen by where: low enough for any score of a model."""

from minigrad import where


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = where(attn_mask, scores, -1e4)
    weights = softmax(scores)
    return weights @ value, weights
