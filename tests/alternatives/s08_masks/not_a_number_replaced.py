"""True -∞, filled in, and the not-a-numbers of empty rows replaced: the fill keeps them from the
gradient.
"""

from minigrad import where


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = where(attn_mask, scores, -np.inf)
    weights = softmax(scores)
    weights = where(np.isfinite(weights.data), weights, 0.0)
    return weights @ value, weights
