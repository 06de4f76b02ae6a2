"""Your ReLU comes after the second layer: your result can never say "less", and between the
layers nothing bends.

Look at: what max(0, …) encloses in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x)).relu()


FeedForward.forward = forward
