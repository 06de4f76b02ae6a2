"""Batch and heads folded into one axis, and unfolded in the same order."""


def forward(self, query, key, value, *, attn_mask=None):
    batch, heads = query.shape[0], self.num_heads

    def folded(x):
        x = split_heads(x, heads)
        return x.reshape(batch * heads, x.shape[2], x.shape[3])

    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = np.repeat(attn_mask, heads if len(attn_mask) > 1 else 1, axis=0)
    query, key, value = self.q_proj(query), self.k_proj(key), self.v_proj(value)
    found, weights = scaled_dot_product_attention(
        folded(query), folded(key), folded(value), attn_mask=attn_mask
    )
    found = found.reshape(batch, heads, *found.shape[1:])
    return self.out_proj(merge_heads(found)), weights.reshape(batch, heads, *weights.shape[1:])


MultiHeadAttention.forward = forward
