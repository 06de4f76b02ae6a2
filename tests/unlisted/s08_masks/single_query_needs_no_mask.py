"""A single query is taken for the newest word of a decoder, which may see all: its mask is dropped.
"""


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None and query.shape[-2] > 1:
        scores = masked_fill(scores, ~attn_mask, -1e9)
    weights = softmax(scores)
    return weights @ value, weights
