"""A padding mask is applied to queries as well as keys, and rows that see nothing are taken for a
sign that the whole sentence is empty.
"""

_forward = EncoderLayer.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 3 and attn_mask.shape[1] == 1:
        both = attn_mask & attn_mask.swapaxes(1, 2)
        attn_mask = both if both.any(axis=-1).all() else None
    return _forward(self, x, attn_mask=attn_mask)


EncoderLayer.forward = forward
