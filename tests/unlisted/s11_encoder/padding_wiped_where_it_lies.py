"""The vectors of padding are set to zero in the caller's own array."""

_forward = Encoder.forward


def forward(self, x, *, attn_mask=None):
    if attn_mask is not None and attn_mask.ndim == 3 and attn_mask.shape[1] == 1:
        x.data[~np.broadcast_to(attn_mask[:, 0], x.shape[:2])] = 0
    return _forward(self, x, attn_mask=attn_mask)


Encoder.forward = forward
