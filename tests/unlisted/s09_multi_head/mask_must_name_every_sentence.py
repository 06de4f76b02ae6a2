"""Masks are repeated for the heads sentence by sentence: one mask for all sentences is not
stretched.
"""


def forward(self, query, key, value, *, attn_mask=None):
    batch, heads = query.shape[0], self.num_heads

    def flat(layer, x):
        x = split_heads(layer(x), heads)
        return x.reshape(-1, *x.shape[2:])

    q, k, v = flat(self.q_proj, query), flat(self.k_proj, key), flat(self.v_proj, value)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask.repeat(heads, axis=0)
    found, weights = scaled_dot_product_attention(q, k, v, attn_mask=attn_mask)
    found = found.reshape(batch, heads, *found.shape[1:])
    return self.out_proj(merge_heads(found)), weights.reshape(batch, heads, *weights.shape[1:])


MultiHeadAttention.forward = forward
