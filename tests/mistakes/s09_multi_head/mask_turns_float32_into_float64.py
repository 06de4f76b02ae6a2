"""Under a mask your result is float64 although everything came in as float32: a Tensor of
float64 met the scores, and the wider type wins. The whole model would go on at twice the memory.

Look at: the dtype of the Tensor that you make from the mask; a plain number or array would
follow the scores.
"""

from minigrad import softmax


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    scores = query @ key.mT / key.shape[-1] ** 0.5
    if attn_mask is not None:
        scores = scores + Tensor(np.where(attn_mask, 0.0, -1e9))
    weights = softmax(scores)
    found = weights @ value
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
