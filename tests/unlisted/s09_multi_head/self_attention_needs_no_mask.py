"""In self-attention the mask is dropped, as if only a memory had something to hide."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    return _forward(self, query, key, value, attn_mask=None if query is key else attn_mask)


MultiHeadAttention.forward = forward
