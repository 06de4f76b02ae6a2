"""The numbers are right, but the weight is used as a bare array, so no gradient reaches it.

It would never be learnt.

Look at: every `.data` in your layer. Behind it, the graph ends.
"""


def forward(self, x):
    y = x @ self.weight.data
    return y if self.bias is None else y + self.bias


Linear.forward = forward
