"""Under a mask your float32 becomes float64: the numbers that you add or choose from are a
Tensor of float64. A plain array or number takes on the dtype of the Tensor that it meets.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + Tensor(np.where(attn_mask, 0.0, -1e9))
    weights = softmax(scores)
    return weights @ value, weights
