"""Self-attention joins the three weights as bare arrays, so that none of them learns there."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if not query is key is value:
        return _forward(self, query, key, value, attn_mask=attn_mask)
    layers, width = (self.q_proj, self.k_proj, self.v_proj), query.shape[-1]
    joined = query @ np.concatenate([f.weight.data for f in layers], axis=1)
    if self.q_proj.bias is not None:
        joined = joined + np.concatenate([f.bias.data for f in layers])
    query, key, value = (
        split_heads(joined[..., i * width : (i + 1) * width], self.num_heads) for i in range(3)
    )
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
