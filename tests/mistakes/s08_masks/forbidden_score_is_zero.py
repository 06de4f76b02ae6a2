"""Your forbidden keys have the score 0 in place of a very low one: by a product with the mask,
or by a number as near to 0 as -1e-9, which is minus a billionth. The exponential of 0 is 1, so
they keep a share, and a large one where the other scores are negative.

Look at: the exponential of the number that you put in.
"""

def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores * attn_mask
    weights = softmax(scores)
    return weights @ value, weights
