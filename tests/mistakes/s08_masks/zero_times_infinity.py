"""Everything is not-a-number, allowed keys included: you multiply an infinity by 0 for them, and
0 · ∞ has no value. Choose between two numbers in place of multiplying.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + (1.0 - attn_mask) * -np.inf
    weights = softmax(scores)
    return weights @ value, weights
