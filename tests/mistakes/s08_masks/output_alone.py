"""You return one result. Two are asked for: the output and the weights that made it, in this order.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    return softmax(scores) @ value
