"""All vectors under each other in one matrix, and the axes in front put back afterwards."""


def forward(self, x):
    y = x.reshape(-1, x.shape[-1]) @ self.weight
    if self.bias is not None:
        y = y + self.bias
    return y.reshape(*x.shape[:-1], y.shape[-1])


Linear.forward = forward
