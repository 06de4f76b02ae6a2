"""You lay the mask over the scores with its axes exchanged: what is forbidden to a query you
forbid to be asked. In mask and scores alike, rows are queries and columns are keys.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask.swapaxes(-1, -2), -1e9)
    weights = softmax(scores)
    return weights @ value, weights
