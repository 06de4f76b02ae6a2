"""The bias is left out in use, as if it were dropout."""


def forward(self, x):
    y = x @ self.weight
    return y + self.bias if self.training and self.bias is not None else y


Linear.forward = forward
