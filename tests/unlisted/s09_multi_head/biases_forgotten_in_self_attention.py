"""Self-attention takes one product with the three weights side by side, and leaves the biases out.
"""

from minigrad import concatenate

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if not query is key is value:
        return _forward(self, query, key, value, attn_mask=attn_mask)
    layers = (self.q_proj, self.k_proj, self.v_proj)
    joined, width = query @ concatenate([f.weight for f in layers], axis=1), query.shape[-1]
    query, key, value = (
        split_heads(joined[..., i * width : (i + 1) * width], self.num_heads) for i in range(3)
    )
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights


MultiHeadAttention.forward = forward
