"""The output is right, but the weights that you return are cut off from their graph, so that no
gradient flows back through them. Return the very Tensor that the output was computed from.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights.detach()
