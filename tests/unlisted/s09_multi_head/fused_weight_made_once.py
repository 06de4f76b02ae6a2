"""The three weights are laid side by side at the first call and kept: later learning has no effect.
"""

from minigrad import concatenate


def forward(self, query, key, value, *, attn_mask=None):
    if not hasattr(self, "wide"):
        parts = [self.q_proj.weight, self.k_proj.weight, self.v_proj.weight]
        self.wide = (concatenate(parts, axis=1),)
    d = query.shape[-1]
    projected = []
    for i, (x, layer) in enumerate(
        zip((query, key, value), (self.q_proj, self.k_proj, self.v_proj), strict=True)
    ):
        y = x @ self.wide[0][:, i * d : (i + 1) * d]
        projected.append(y if layer.bias is None else y + layer.bias)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(
        *(split_heads(y, self.num_heads) for y in projected), attn_mask=attn_mask
    )
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
