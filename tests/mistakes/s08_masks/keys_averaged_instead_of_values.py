"""Your output is an average of the keys. A key says how well a word answers; what is averaged
are the values.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ key, weights
