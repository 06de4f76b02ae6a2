"""A mask gets its head axis where its first axis is as long as the batch, which queries can be,
too.
"""


def forward(self, query, key, value, *, attn_mask=None):
    q = split_heads(self.q_proj(query), self.num_heads)
    k = split_heads(self.k_proj(key), self.num_heads)
    v = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.shape[0] == query.shape[0]:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(q, k, v, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
