"""The weights come back detached: whoever builds on them teaches nobody.

Named as: weights-without-gradient.
"""

_forward = MultiHeadAttention.forward


def forward(self, query, key, value, *, attn_mask=None):
    output, weights = _forward(self, query, key, value, attn_mask=attn_mask)
    return output, weights.detach()


MultiHeadAttention.forward = forward
