"""Your bias has the wrong sign: it is taken away where it should be added."""


def forward(self, x):
    y = x @ self.weight
    return y if self.bias is None else y - self.bias


Linear.forward = forward
