"""The three weights side by side in one product where all inputs are the same."""

from minigrad import concatenate


def forward(self, query, key, value, *, attn_mask=None):
    layers = (self.q_proj, self.k_proj, self.v_proj)
    if query is key is value:
        d_model = query.shape[-1]
        fused = query @ concatenate([layer.weight for layer in layers], axis=1)
        parts = [fused[..., i * d_model : (i + 1) * d_model] for i in range(3)]
        if self.q_proj.bias is not None:
            parts = [part + layer.bias for part, layer in zip(parts, layers, strict=True)]
    else:
        parts = [layer(x) for layer, x in zip(layers, (query, key, value), strict=True)]
    parts = [split_heads(part, self.num_heads) for part in parts]
    if attn_mask is not None:
        attn_mask = np.broadcast_to(attn_mask, (len(query), query.shape[1], key.shape[1]))
        attn_mask = np.stack([attn_mask] * self.num_heads, axis=1)
    found, weights = scaled_dot_product_attention(*parts, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
