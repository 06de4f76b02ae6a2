"""Queries, keys and values are all made from ``query``. In self-attention nobody notices; in
encoder-decoder attention the decoder would only look at itself.

Look at: what each of the three projections is applied to.
"""


def forward(self, query, key, value, *, attn_mask=None):
    words = query
    query = split_heads(self.q_proj(words), self.num_heads)
    key = split_heads(self.k_proj(words), self.num_heads)
    value = split_heads(self.v_proj(words), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
