"""You return the weights first. The output comes first, the weights second."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights, weights @ value
