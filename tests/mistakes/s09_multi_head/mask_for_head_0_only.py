"""Your mask counts for head 0 only; the others look at everything. A mask counts for all heads
alike.

Look at: the size of the new axis of the mask, and what fills it.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None:
        batch, queries, keys = query.shape[0], query.shape[2], key.shape[2]
        everything = np.ones((batch, self.num_heads, queries, keys), bool)
        everything[:, 0] = np.broadcast_to(attn_mask, (batch, queries, keys))
        attn_mask = everything
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
