"""You silence forbidden keys after the shares have been given out: what they had is missing, and
the rows no longer add up to 1.

Look at: the order of masking and softmax in stage 08.
"""

from minigrad import softmax, where


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    weights = softmax(query @ key.mT / key.shape[-1] ** 0.5)
    if attn_mask is not None:
        weights = where(attn_mask, weights, 0.0)
    found = weights @ value
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
