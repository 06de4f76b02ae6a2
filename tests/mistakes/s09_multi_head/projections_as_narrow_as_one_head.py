"""Your projections are d_k wide, and all heads share them: each head sees nothing of a word but
its own slice, through the same matrix as the others. Every head should see the whole word
through a matrix of its own.

Look at: the size of W_Q,i in the formula, and how wide the matrices of all heads are side by
side.
"""


def init(self, d_model, num_heads, *, bias=False, rng):
    check_num_heads(d_model, num_heads)
    self.num_heads = num_heads
    d_k = d_model // num_heads
    self.q_proj = Linear(d_k, d_k, bias=bias, rng=rng)
    self.k_proj = Linear(d_k, d_k, bias=bias, rng=rng)
    self.v_proj = Linear(d_k, d_k, bias=bias, rng=rng)
    self.out_proj = Linear(d_model, d_model, bias=bias, rng=rng)


def forward(self, query, key, value, *, attn_mask=None):
    query = self.q_proj(split_heads(query, self.num_heads))
    key = self.k_proj(split_heads(key, self.num_heads))
    value = self.v_proj(split_heads(value, self.num_heads))
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask[:, None]
    found, weights = scaled_dot_product_attention(query, key, value, attn_mask=attn_mask)
    return self.out_proj(merge_heads(found)), weights

MultiHeadAttention.__init__ = init
MultiHeadAttention.forward = forward
