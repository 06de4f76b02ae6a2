"""A penalty of -10⁹ added to the forbidden scores."""

import math


def scaled_dot_product_attention(query, key, value, attn_mask=None):
    scores = (query / math.sqrt(key.shape[-1])) @ key.swapaxes(-2, -1)
    if attn_mask is not None:
        scores = scores + (1.0 - attn_mask.astype(float)) * -1e9
    weights = softmax(scores)
    output = weights @ value
    return output, weights
