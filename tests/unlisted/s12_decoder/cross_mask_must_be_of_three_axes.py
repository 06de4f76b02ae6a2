"""A cross_mask of two axes is taken for one of sentences and keys, and gets an axis between
them.
"""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if cross_mask is not None and cross_mask.ndim == 2:
        cross_mask = cross_mask[:, None, :]
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
