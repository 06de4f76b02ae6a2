"""With a mask your weights are right; without one the bare scores are used as weights. Softmax has
to be taken in both cases. Look at: what each branch of your `if` leads to.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    weights = attention_scores(query, key)
    if attn_mask is not None:
        weights = softmax(masked_fill(weights, ~attn_mask, -1e9))
    return weights @ value, weights
