"""In eval mode only the first layer of the decoder gets the cross_mask."""

_forward = Decoder.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if self.training:
        return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        cross_mask = None
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
