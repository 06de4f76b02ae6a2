"""You fold batch and heads into one axis, and unfold it in the opposite order: sentences and
heads get mixed up with each other.

Look at: which of the two counts faster when you fold, and which when you unfold.
"""


def forward(self, query, key, value, *, attn_mask=None):
    batch, heads = query.shape[0], self.num_heads

    def folded(x):
        x = split_heads(x, heads)
        return x.reshape(batch * heads, x.shape[2], x.shape[3])

    if attn_mask is not None:
        full = np.broadcast_to(attn_mask, (batch, query.shape[1], key.shape[1]))
        attn_mask = np.repeat(full, heads, axis=0)
    query, key = folded(self.q_proj(query)), folded(self.k_proj(key))
    value = folded(self.v_proj(value))
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    found = found.reshape(heads, batch, *found.shape[1:]).swapaxes(0, 1)
    weights = weights.reshape(heads, batch, *weights.shape[1:]).swapaxes(0, 1)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
