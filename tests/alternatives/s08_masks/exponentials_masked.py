"""Softmax written out, with the exponentials of forbidden keys multiplied by 0."""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    exponentials = (scores - scores.data.max(axis=-1, keepdims=True)).exp()
    if attn_mask is not None:
        exponentials = exponentials * attn_mask
    total = exponentials.sum(axis=-1, keepdims=True)
    weights = exponentials / (total + (total.data == 0))
    return weights @ value, weights
