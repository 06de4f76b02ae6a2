"""You look at exactly what should be hidden. In this course True means: may be attended to.

Look at: the sentence about True in stage 08, and every ``~`` in your code.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None:
        attn_mask = ~attn_mask if attn_mask.ndim == 2 else ~attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
