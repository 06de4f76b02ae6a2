"""The bias is added to .data, behind the back of the graph: right values, and it never learns.

Named as: bias-without-gradient.
"""


def forward(self, x):
    y = x @ self.weight
    if self.bias is not None:
        y.data += self.bias.data
    return y


Linear.forward = forward
