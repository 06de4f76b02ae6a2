"""For one word of one sentence the axes of size 1 are squeezed away."""

_forward = Residual.forward


def forward(self, x, sublayer):
    y = _forward(self, x, sublayer)
    return y.squeeze() if x.shape[:-1] == (1, 1) else y


Residual.forward = forward
