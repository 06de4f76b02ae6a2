"""An x that needs no gradient is multiplied as a bare array, so weight and bias learn nothing."""


def forward(self, x):
    if not x.requires_grad:
        y = x.data @ self.weight.data
        return Tensor(y if self.bias is None else y + self.bias.data)
    y = x @ self.weight
    return y if self.bias is None else y + self.bias


Linear.forward = forward
