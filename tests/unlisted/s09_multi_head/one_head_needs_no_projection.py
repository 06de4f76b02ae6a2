"""With one head what was found is returned as it is, without out_proj."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if self.num_heads > 1:
        return _forward(self, query, key, value, attn_mask=attn_mask)
    mask = attn_mask[:, None] if attn_mask is not None and attn_mask.ndim == 3 else attn_mask
    q, k, v = self.q_proj(query), self.k_proj(key), self.v_proj(value)
    found, weights = scaled_dot_product_attention(
        q.expand_dims(1), k.expand_dims(1), v.expand_dims(1), attn_mask=mask
    )
    return found.squeeze(1), weights


MultiHeadAttention.forward = forward
