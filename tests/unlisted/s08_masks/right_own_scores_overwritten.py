"""The fresh scores are overwritten in their .data: they belong to nobody else, and softmax comes
after.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    import math

    scores = (query * (1 / math.sqrt(query.shape[-1]))) @ key.swapaxes(-1, -2)
    if attn_mask is not None:
        check_mask(attn_mask)
        hidden = np.broadcast_to(~attn_mask, scores.shape)
        scores.data[hidden] = -1e30 if scores.dtype == np.float32 else -1e300
    weights = softmax(scores)
    return weights @ value, weights
