"""Where a query may see no key you allow it all of them, which is fine, but you write that into
the mask that was passed in. The caller's mask is another one after the call.

Look at: assignments to elements of ``attn_mask``, and ``out=``, ``|=`` and ``&=``.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    if attn_mask is not None:
        attn_mask[~attn_mask.any(axis=-1)] = True
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
