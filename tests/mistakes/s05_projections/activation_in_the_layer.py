"""Your layer cuts off what is below zero. A linear layer ends with the sum; nothing follows it.

Queries and keys need negative numbers, or no two words could ever disagree.

Look at: the formula y = x W + b.
"""


def forward(self, x):
    y = x @ self.weight
    return (y if self.bias is None else y + self.bias).relu()


Linear.forward = forward
