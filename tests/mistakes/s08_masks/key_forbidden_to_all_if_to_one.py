"""A key that one query may not see you hide from all of them. Each row of the mask is for one
query.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        hidden = ~attn_mask.all(axis=-2, keepdims=True)
        scores = masked_fill(scores, hidden, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
