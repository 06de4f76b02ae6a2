"""You insert the axis of the heads behind the first axis of every mask. In a mask of three axes
that is the batch; in one of (queries, keys) it is the queries, which are then laid over the
heads.

Look at: the mask of a decoder, (queries, keys), and where your new axis ends up in it.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
