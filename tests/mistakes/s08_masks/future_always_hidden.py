"""You hide the future even where nobody asked for it. An encoder looks both ways; what is
forbidden is what `attn_mask` forbids, and nothing else.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    ahead = np.tri(*scores.shape[-2:], dtype=bool)
    allowed = ahead if attn_mask is None else ahead & attn_mask
    weights = softmax(masked_fill(scores, ~allowed, -1e9))
    return weights @ value, weights
