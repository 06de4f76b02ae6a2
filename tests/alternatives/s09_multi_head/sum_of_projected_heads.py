"""Σ head_i W_O,i instead of the concatenation times W_O; the pair comes back as a list."""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None:
        shape = (query.shape[0], query.shape[2], key.shape[2])
        attn_mask = np.broadcast_to(attn_mask, shape)[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    d_k = found.shape[-1]
    output = 0.0 if self.out_proj.bias is None else self.out_proj.bias
    for head in range(self.num_heads):
        rows = self.out_proj.weight[head * d_k : (head + 1) * d_k]
        output = found[:, head] @ rows + output
    return [output, weights]


MultiHeadAttention.forward = forward
