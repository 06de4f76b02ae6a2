"""You fold batch and heads into one axis, and repeat the mask in the opposite order: sentences
get each other's masks.

Look at: which of the two counts faster in your folded axis: ``np.repeat`` and ``np.tile``
differ.
"""


def forward(self, query, key, value, *, attn_mask=None):
    batch, heads = query.shape[0], self.num_heads

    def folded(x):
        x = split_heads(x, heads)
        return x.reshape(batch * heads, x.shape[2], x.shape[3])

    if attn_mask is not None:
        full = np.broadcast_to(attn_mask, (batch, query.shape[1], key.shape[1]))
        attn_mask = np.tile(full, (heads, 1, 1))
    query, key = folded(self.q_proj(query)), folded(self.k_proj(key))
    value = folded(self.v_proj(value))
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    found = found.reshape(batch, heads, *found.shape[1:])
    weights = weights.reshape(batch, heads, *weights.shape[1:])
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
