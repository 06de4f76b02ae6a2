"""Your weights add up to 1 over the heads: the heads compete with each other for a key. Each
query should share itself out over the keys, in every head anew.

Look at: the axis of softmax in (batch, num_heads, queries, keys).
"""

from minigrad import softmax, where


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    scores = query @ key.mT / key.shape[-1] ** 0.5
    if attn_mask is not None:
        scores = where(attn_mask, scores, -1e9)
    weights = softmax(scores, axis=1)
    found = weights @ value
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
