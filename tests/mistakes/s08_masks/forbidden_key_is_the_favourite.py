"""Your forbidden keys get all the attention: the number that you put in for them is very large
and positive. Check the sign, and try it with a single forbidden key.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, 1e9)
    weights = softmax(scores)
    return weights @ value, weights
