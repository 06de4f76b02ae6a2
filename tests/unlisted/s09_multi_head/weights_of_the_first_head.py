"""The weights of the first head are returned for all of them."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    output, weights = _forward(self, query, key, value, attn_mask=attn_mask)
    return output, weights[:, :1].broadcast_to(weights.shape)


MultiHeadAttention.forward = forward
