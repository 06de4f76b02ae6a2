"""True -∞, and a row that allows no key attends to all of them."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        nothing = ~attn_mask.any(axis=-1, keepdims=True)
        scores = masked_fill(scores, ~(attn_mask | nothing), -np.inf)
    weights = softmax(scores)
    return weights @ value, weights
