"""A self_mask of padding is joined with a look-ahead mask that nobody has asked for."""

from exercises.s08_masks import look_ahead_mask

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if self_mask is not None:
        self_mask = self_mask & look_ahead_mask(x.shape[1])
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
