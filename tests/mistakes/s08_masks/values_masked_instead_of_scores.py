"""You put the values of forbidden keys to 0, but the keys still take their share: the output
shrinks, and the weights do not change at all. The place for a mask is before softmax.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    weights = softmax(attention_scores(query, key))
    if attn_mask is None:
        return weights @ value, weights
    return masked_fill(weights, ~attn_mask, 0.0) @ value, weights
