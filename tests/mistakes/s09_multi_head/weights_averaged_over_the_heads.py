"""You return the average of the heads' weights, as torch does if not told otherwise. That is
useful too, but not this contract: here every head's weights come back.

Look at: the axes of the second result.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights.mean(axis=1)

MultiHeadAttention.forward = forward
