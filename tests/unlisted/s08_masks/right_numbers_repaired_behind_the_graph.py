"""-∞ and softmax, then NaN is replaced in .data: all keys of such a row are filled, so nothing
flows back.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -np.inf)
    weights = softmax(scores)
    weights.data = np.nan_to_num(weights.data)
    return weights @ value, weights
