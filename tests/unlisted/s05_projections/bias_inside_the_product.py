"""The bias is added to the weights, so that it is multiplied by the inputs, too."""


def forward(self, x):
    if self.bias is None:
        return x @ self.weight
    return x @ (self.weight + self.bias)


Linear.forward = forward
