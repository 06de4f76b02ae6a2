"""Without a self_mask the decoder makes a look-ahead mask; a layer by itself does not."""

from exercises.s08_masks import look_ahead_mask

_forward = Decoder.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if self_mask is None:
        self_mask = look_ahead_mask(x.shape[1])
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


Decoder.forward = forward
