"""Your mask changes nothing: the weights are those of attention without one. If you do use the
mask, look at the size of the number: -1e-9 is minus a billionth, and adding it is adding
nothing.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + (1 - attn_mask) * -1e-9
    weights = softmax(scores)
    return weights @ value, weights
