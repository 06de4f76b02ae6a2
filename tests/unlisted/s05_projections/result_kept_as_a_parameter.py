"""Keeps its last result for whoever wants to look at it, as a parameter: the list of them grows."""

_forward = Linear.forward


def forward(self, x):
    y = _forward(self, x)
    self.last = Parameter(y.data)
    return y


Linear.forward = forward
