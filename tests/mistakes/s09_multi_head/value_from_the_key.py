"""Your values are made from ``key``: the third input is never used.

Look at: what v_proj is applied to.
"""


def forward(self, query, key, value, *, attn_mask=None):
    words = key
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(words), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
