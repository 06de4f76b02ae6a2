"""In eval mode the norm leaves no way back for gradients."""

from minigrad import no_grad


def forward(self, x):
    if self.training:
        return layer_norm(x, self.weight, self.bias, eps=self.eps)
    with no_grad():
        return layer_norm(x, self.weight, self.bias, eps=self.eps)


LayerNorm.forward = forward
