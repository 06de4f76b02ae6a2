"""Masks are repeated for each query, which fits if they came with one row: others grow too long."""

_forward = Encoder.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 3:
        attn_mask = attn_mask.repeat(x.shape[1], axis=1)
    return _forward(self, x, attn_mask=attn_mask)


Encoder.forward = forward
