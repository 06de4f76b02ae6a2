"""Heads and sentences are laid flat, sentence by sentence, but the masks head by head.

Named as: mask-tiled-in-the-other-order.
"""


def forward(self, query, key, value, *, attn_mask=None):
    batch, queries, _ = query.shape
    heads, keys = self.num_heads, key.shape[1]
    q = split_heads(self.q_proj(query), heads).reshape(batch * heads, queries, -1)
    k = split_heads(self.k_proj(key), heads).reshape(batch * heads, keys, -1)
    v = split_heads(self.v_proj(value), heads).reshape(batch * heads, keys, -1)
    if attn_mask is not None:
        whole = np.broadcast_to(attn_mask, (batch, queries, keys))
        attn_mask = np.tile(whole, (heads, 1, 1))
    found, weights = scaled_dot_product_attention(q, k, v, attn_mask=attn_mask)
    found = found.reshape(batch, heads, queries, -1)
    return self.out_proj(merge_heads(found)), weights.reshape(batch, heads, queries, keys)


MultiHeadAttention.forward = forward
