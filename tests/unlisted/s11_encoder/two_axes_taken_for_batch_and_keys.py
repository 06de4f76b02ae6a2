"""A mask of two axes is read as (batch, keys), as torch does with key_padding_mask."""

_forward = Encoder.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 2:
        attn_mask = attn_mask[:, None, :]
    return _forward(self, x, attn_mask=attn_mask)


Encoder.forward = forward
