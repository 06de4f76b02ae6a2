"""Rows that allow no key are opened before softmax, in the very mask that the caller passed in."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        attn_mask[~attn_mask.any(axis=-1)] = True
        scores = masked_fill(scores, ~attn_mask, -np.inf)
    weights = softmax(scores)
    return weights @ value, weights
