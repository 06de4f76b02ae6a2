"""-10⁹ in the place of -∞; a row that allows no key shares itself out evenly."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, np.logical_not(attn_mask), -1e9)
    weights = softmax(scores, axis=-1)
    return weights @ value, weights
