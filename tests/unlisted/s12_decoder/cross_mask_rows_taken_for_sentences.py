"""A cross_mask of two axes with as many rows as there are sentences is read as batch keys."""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if cross_mask is not None and cross_mask.ndim == 2 and len(cross_mask) == x.shape[0]:
        cross_mask = cross_mask[:, None]
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
