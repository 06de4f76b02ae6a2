"""The mask never reaches the attention: forbidden keys get their share as if nobody had
forbidden them.

Look at: what becomes of ``attn_mask`` on its way through forward.
"""


def forward(self, query, key, value, *, attn_mask=None):
    query = split_heads(self.q_proj(query), self.num_heads)
    key = split_heads(self.k_proj(key), self.num_heads)
    value = split_heads(self.v_proj(value), self.num_heads)
    found, weights = scaled_dot_product_attention(query, key, value)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.forward = forward
