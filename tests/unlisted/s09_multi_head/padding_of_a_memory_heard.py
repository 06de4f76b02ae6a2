"""Where key and value are one memory, the mask is dropped."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    memory = key is value and key is not query
    return _forward(self, query, key, value, attn_mask=None if memory else attn_mask)


MultiHeadAttention.forward = forward
