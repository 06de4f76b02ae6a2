"""Where x needs no gradient, the weight and the bias of a LayerNorm get none."""

_forward = LayerNorm.forward


def forward(self, x):
    y = _forward(self, x)
    return y if x.requires_grad else y.detach()


LayerNorm.forward = forward
