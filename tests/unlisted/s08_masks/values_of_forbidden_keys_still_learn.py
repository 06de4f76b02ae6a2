"""The output is computed with the masked weights, its gradient with those without a mask."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    free = softmax(scores)
    if attn_mask is None:
        return free @ value, free
    weights = softmax(masked_fill(scores, ~attn_mask, -1e9))
    difference = (weights.data @ value.data) - (free.data @ value.data)
    return free @ value + difference, weights
