"""All your sentences get the mask of the first one. Each has padding of its own, so the batch
axis of the mask has to meet the batch axis of the scores.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        first = attn_mask[:1] if attn_mask.ndim > 2 else attn_mask
        scores = masked_fill(scores, ~first, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
