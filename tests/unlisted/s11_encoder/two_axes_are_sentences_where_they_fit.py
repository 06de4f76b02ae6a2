"""A mask of two axes with as many rows as there are sentences is read as batch keys."""

_forward = EncoderLayer.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 2 and len(attn_mask) == len(x):
        attn_mask = attn_mask[:, None]
    return _forward(self, x, attn_mask=attn_mask)


EncoderLayer.forward = forward
