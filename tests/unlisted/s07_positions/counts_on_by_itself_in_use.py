"""In use a call goes on where the last one ended, as long as there are rows."""

_forward = PositionalEncoding.forward


def forward(self, x, *, offset=0):
    seen = 0 if self.training else getattr(self, "seen", 0)
    end = seen + offset + x.shape[-2]
    begin = seen + offset if end <= self.max_len else offset
    self.seen = 0 if self.training else begin + x.shape[-2]
    return _forward(self, x, offset=begin)


PositionalEncoding.forward = forward
