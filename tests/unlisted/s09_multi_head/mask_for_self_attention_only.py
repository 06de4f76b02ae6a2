"""The mask counts in self-attention only, so that the padding of a memory is heard."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    return _forward(self, query, key, value, attn_mask=attn_mask if query is key else None)


MultiHeadAttention.forward = forward
