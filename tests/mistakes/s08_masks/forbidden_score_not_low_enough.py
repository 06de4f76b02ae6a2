"""Your forbidden keys keep a tiny share, and where all scores are low it becomes the largest.
The number that stands for -∞ has to be far below any score that may occur.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -10.0)
    weights = softmax(scores)
    return weights @ value, weights
