"""Your outputs are too small by the same factor everywhere, √d_in.

The size of the weights is settled once, when they are first drawn. The layer itself only
multiplies and adds.
"""


def forward(self, x):
    y = x @ self.weight / math.sqrt(self.weight.shape[0])
    return y if self.bias is None else y + self.bias


Linear.forward = forward
