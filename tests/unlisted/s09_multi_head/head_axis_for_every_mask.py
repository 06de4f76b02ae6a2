"""Every mask gets the head axis behind its first axis, one of queries and keys too.

Named as: mask-always-gets-its-axis-at-one.
"""


def forward(self, query, key, value, *, attn_mask=None):
    q = split_heads(self.q_proj(query), self.num_heads)
    k = split_heads(self.k_proj(key), self.num_heads)
    v = split_heads(self.v_proj(value), self.num_heads)
    mask = None if attn_mask is None else np.expand_dims(attn_mask, 1)
    found, weights = scaled_dot_product_attention(q, k, v, attn_mask=mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
