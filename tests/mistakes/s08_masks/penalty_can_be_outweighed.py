"""You lower a forbidden score by a fixed amount that a good answer can make up for, so that a
key with a high enough score is heard in spite of the mask. Lower it by far more than any score
can be.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + np.where(attn_mask, 0.0, -100.0)
    weights = softmax(scores)
    return weights @ value, weights
