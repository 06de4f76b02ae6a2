"""You silence the keys where the mask is True, and keep the others. True means "may be attended
to"; filling functions and products with -1e9 take it the other way round.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
