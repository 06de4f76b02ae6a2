"""Of a mask only the keys count that some query may see: right for padding, not for a mask that
differs from query to query.
"""

_forward = EncoderLayer.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim > 1:
        attn_mask = attn_mask.any(axis=-2, keepdims=True)
    return _forward(self, x, attn_mask=attn_mask)


EncoderLayer.forward = forward
