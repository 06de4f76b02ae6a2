"""True -∞; a row that allows no key is let see everything first, and emptied at the end."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is None:
        weights = softmax(scores)
        return weights @ value, weights
    empty = ~attn_mask.any(axis=-1, keepdims=True)
    weights = softmax(masked_fill(scores, ~(attn_mask | empty), float("-inf")))
    weights = weights * ~empty
    return weights @ value, weights
