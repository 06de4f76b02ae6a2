"""Everything is right but the rows in which no key is allowed: there softmax computes -∞ - (-∞),
and gives not-a-number. Such a row may hold any numbers, as long as they are numbers.

Look at: a number instead of -∞, or rows that you treat apart.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = masked_fill(scores, ~attn_mask, -np.inf)
    weights = softmax(scores)
    return weights @ value, weights
