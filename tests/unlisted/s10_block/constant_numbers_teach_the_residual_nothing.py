"""Where x needs no gradient, neither norm nor sub-layer gets one."""

_forward = Residual.forward


def forward(self, x, sublayer):
    y = _forward(self, x, sublayer)
    return y if x.requires_grad else y.detach()


Residual.forward = forward
