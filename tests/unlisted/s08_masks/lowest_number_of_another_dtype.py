"""Forbidden scores get the lowest float64: in float32 that is -∞, and a row without keys is no
number.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, np.finfo(np.float64).min)
    weights = softmax(scores)
    return weights @ value, weights
