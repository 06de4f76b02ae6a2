"""After the call the caller's mask means the opposite: you turned it round inside the array that
was passed in, and the next layer will get it like that.

Look at: assignments to elements of ``attn_mask``, and ``out=``, ``|=`` and ``&=``.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    if attn_mask is not None:
        attn_mask = ~np.logical_not(attn_mask, out=attn_mask)
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
