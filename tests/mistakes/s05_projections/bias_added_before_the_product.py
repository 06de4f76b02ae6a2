"""You add the bias to the input, so it is multiplied by W as well: (x + b) W.

Look at: the order in y = x W + b, and how long b is when d_in and d_out differ.
"""


def forward(self, x):
    return (x if self.bias is None else x + self.bias) @ self.weight


Linear.forward = forward
