"""Under a mask the values are projected by bare numbers: v_proj of a padded batch learns nothing.
"""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if attn_mask is None:
        return _forward(self, query, key, value)
    v = value @ self.v_proj.weight.data
    v = v if self.v_proj.bias is None else v + self.v_proj.bias.data
    mask = attn_mask[:, None] if attn_mask.ndim == 3 else attn_mask
    found, weights = scaled_dot_product_attention(
        split_heads(self.q_proj(query), self.num_heads),
        split_heads(self.k_proj(key), self.num_heads),
        split_heads(v, self.num_heads),
        attn_mask=mask,
    )
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
