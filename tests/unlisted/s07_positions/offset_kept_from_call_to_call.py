"""The layer remembers where the last call ended and goes on from there."""

_forward = PositionalEncoding.forward


def forward(self, x, *, offset=0):
    start = offset or self.__dict__.get("next", 0)
    y = _forward(self, x, offset=start)
    self.next = start + x.shape[-2]
    return y


PositionalEncoding.forward = forward
