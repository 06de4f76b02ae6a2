"""Of a cross_mask with a row for every query only the first row is used."""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if cross_mask is not None:
        cross_mask = cross_mask[..., :1, :]
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
