"""Products by einsum, the result not necessarily contiguous."""

from minigrad import einsum


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = einsum("...qd,...kd->...qk", query, key) * query.shape[-1] ** -0.5
    if attn_mask is not None:
        scores = masked_fill(scores, ~np.broadcast_to(attn_mask, scores.shape), -1e30)
    weights = softmax(scores)
    return einsum("...qk,...kv->...qv", weights, value), weights
