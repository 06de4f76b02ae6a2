"""Weight decay has slipped into forward: after each call the weights are a little smaller."""


def forward(self, x):
    y = x @ self.weight
    self.weight.data = self.weight.data * 0.999
    return y if self.bias is None else y + self.bias


Linear.forward = forward
