"""Log-softmax first; a logarithm of the mask, kept finite, does the masking."""

from minigrad import log_softmax


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    scores = attention_scores(query, key)
    if attn_mask is not None:
        scores = scores + np.where(attn_mask, 0, np.finfo(np.float32).min / 2)
    weights = log_softmax(scores).exp()
    return weights @ value, weights
