"""You scale the query in place, so that whoever holds it finds it changed, and a second call
scales it once more. Make a new Tensor.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    query.data /= np.sqrt(query.dtype.type(query.shape[-1]))
    scores = query @ key.mT
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
