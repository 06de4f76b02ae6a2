"""Your weights are a Tensor that has forgotten where it came from: no gradient flows back
through them.

Look at: `.detach()`, `.data`, and `Tensor(…)` around the weights.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights.detach()

MultiHeadAttention.forward = forward
