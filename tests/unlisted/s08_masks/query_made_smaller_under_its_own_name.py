"""The query is divided by √d_k by giving the caller's Tensor a new .data."""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    query.data = query.data / np.sqrt([query.shape[-1]])
    scores = query @ key.mT
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
