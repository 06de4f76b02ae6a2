"""A memory is detached where key and value are one, so that no encoder would ever learn."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if key is value and key is not query:
        key = value = key.detach()
    return _forward(self, query, key, value, attn_mask=attn_mask)


MultiHeadAttention.forward = forward
