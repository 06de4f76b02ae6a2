"""In eval mode the residual detaches what it gives."""

_forward = Residual.forward


def forward(self, x, sublayer):
    y = _forward(self, x, sublayer)
    return y if self.training else y.detach()


Residual.forward = forward
