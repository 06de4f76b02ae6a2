"""You cut queries, keys and values with the length of the query. In encoder-decoder attention
the memory has a length of its own.

Look at: whose sizes you use when you split the keys.
"""


def forward(self, query, key, value, *, attn_mask=None):
    batch, seq, d_model = query.shape

    def heads_of(x):
        return x.reshape(batch, seq, self.num_heads, d_model // self.num_heads).swapaxes(1, 2)

    query, key, value = self.q_proj(query), self.k_proj(key), self.v_proj(value)
    query, key, value = heads_of(query), heads_of(key), heads_of(value)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
