"""You hand the mask on as it is, or with a new axis in front, which means the same. Beside the
scores (batch, num_heads, queries, keys), the batch of a mask with three axes then lands on the
heads: head 1 gets the mask of sentence 1.

Look at: how NumPy lines up (batch, queries, keys) and (batch, num_heads, queries, keys).
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
