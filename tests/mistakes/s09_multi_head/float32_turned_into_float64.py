"""Your output is float64 although everything came in as float32: somewhere a Tensor of float64
joined in. The whole model would go on at twice the memory.

Look at: ``Tensor(…)`` around a NumPy result; a plain number or array would follow the dtype.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found * Tensor(1.0))), weights

MultiHeadAttention.forward = forward
