"""You turn the caller's mask round, in place. The next layer gets the same mask, and then it
forbids what it should allow. Make a new array.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        np.logical_not(attn_mask, out=attn_mask)
        scores = masked_fill(scores, attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
