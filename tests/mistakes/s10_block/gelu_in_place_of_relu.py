"""Between your layers stands GELU. That is also a valid model, used by many since, but not this
contract: the paper has ReLU.

Look at: max(0, …) in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x).gelu())


FeedForward.forward = forward
