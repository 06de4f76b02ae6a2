"""In eval mode the weights are averaged over the heads, as torch does in both modes."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    output, weights = _forward(self, query, key, value, attn_mask=attn_mask)
    return output, weights if self.training else weights.mean(axis=1)


MultiHeadAttention.forward = forward
