"""q, k and v are projected by one wide matrix, built anew in each call; lists come back, not
tuples.
"""

from minigrad import concatenate


def forward(self, query, key, value, *, attn_mask=None):
    layers = self.q_proj, self.k_proj, self.v_proj
    lengths = [x.shape[1] for x in (query, key, value)]
    d_model = query.shape[-1]
    wide = concatenate([layer.weight for layer in layers], axis=1)
    rows = concatenate([query, key, value], axis=1) @ wide
    if self.q_proj.bias is not None:
        rows = rows + concatenate([layer.bias for layer in layers])
    parts, start = [], 0
    for i, length in enumerate(lengths):
        part = rows[:, start : start + length, i * d_model : (i + 1) * d_model]
        parts.append(split_heads(part, num_heads=self.num_heads))
        start += length
    mask = attn_mask
    if mask is not None and np.ndim(mask) > 2:
        mask = np.expand_dims(mask, -3)
    found, weights = scaled_dot_product_attention(*parts, attn_mask=mask)
    return [self.out_proj(merge_heads(found)), weights]


MultiHeadAttention.forward = forward
