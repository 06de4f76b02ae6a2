"""You put the forbidden weights to 0 after softmax has shared everything out. Their part is
lost, and the row does not add up to 1 any more: the allowed keys should have got it.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    weights = softmax(scores)
    if attn_mask is not None:
        weights = masked_fill(weights, ~attn_mask, 0.0)
    return weights @ value, weights
