"""You overwrite the values of keys that nobody may see. They are not yours: another layer, or
the same one in the next call, looks at them under another mask.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
        unseen = ~attn_mask.any(axis=-2)
        if unseen.shape == value.shape[:-1]:
            value.data[unseen] = 0.0
    weights = softmax(scores)
    return weights @ value, weights
