"""Under a mask the values are detached, so the memory of a padded batch is never taught."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    if attn_mask is not None:
        value = value.detach()
    return _forward(self, query, key, value, attn_mask=attn_mask)


MultiHeadAttention.forward = forward
