"""Your numbers are right, but in a row that allows no key softmax makes not-a-number, and
replacing it afterwards does not help the gradient: backward it still passes through that
softmax, and reaches the query and every key.

Look at: what softmax is given in such a row.
"""

from minigrad import where


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + np.where(attn_mask, 0.0, -np.inf)
    weights = softmax(scores)
    weights = where(np.isnan(weights.data), 0.0, weights)
    return weights @ value, weights
