"""You turn the weights round before they meet the values. Each query collects along its own row."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights.mT @ value, weights
