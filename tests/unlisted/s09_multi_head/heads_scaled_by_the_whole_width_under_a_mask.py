"""Without a mask the scores are divided by √d_k; the path with a mask divides by √d_model."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if attn_mask is None:
        return _forward(self, query, key, value)
    mask = attn_mask[:, None] if attn_mask.ndim == 3 else attn_mask
    q = split_heads(self.q_proj(query), self.num_heads) * self.num_heads**-0.5
    k = split_heads(self.k_proj(key), self.num_heads)
    v = split_heads(self.v_proj(value), self.num_heads)
    found, weights = scaled_dot_product_attention(q, k, v, attn_mask=mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
