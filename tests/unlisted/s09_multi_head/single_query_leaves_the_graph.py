"""A single query is taken for a step of a finished model, and nothing learns from it."""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    output, weights = _forward(self, query, key, value, attn_mask=attn_mask)
    return output.detach() if query.shape[1] == 1 else output, weights


MultiHeadAttention.forward = forward
