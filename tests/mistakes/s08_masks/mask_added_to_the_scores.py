"""You add the mask itself, 0 or 1, to the scores. That makes the share of an allowed key e times
as large, but the forbidden ones keep theirs.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + attn_mask
    weights = softmax(scores)
    return weights @ value, weights
