"""You join the heads with a bare reshape before out_proj, so that it sees pieces of several
words in place of one word.

Look at: merge_heads, which you have written already.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    batch, num_heads, queries, d_k = found.shape
    merged = found.reshape(batch, queries, num_heads * d_k)
    return self.out_proj(merged), weights

MultiHeadAttention.forward = forward
