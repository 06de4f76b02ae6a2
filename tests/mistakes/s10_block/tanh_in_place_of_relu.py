"""Between your layers stands tanh. The paper has ReLU there.

Look at: max(0, …) in the formula.
"""


def forward(self, x):
    return self.linear2(self.linear1(x).tanh())


FeedForward.forward = forward
