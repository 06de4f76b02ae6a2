"""Your scores grow with the width of a head: nothing divides them by √d_k.

Look at: formula (1) in stage 06.
"""

from minigrad import softmax, where


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    scores = query @ key.mT
    if attn_mask is not None:
        scores = where(attn_mask, scores, -1e9)
    weights = softmax(scores)
    found = weights @ value
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
