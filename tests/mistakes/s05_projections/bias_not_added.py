"""The weighted sums are right, but the bias never joins them: a word of zeros comes out as zeros.

Look at: the second half of the formula y = x W + b.
"""


def forward(self, x):
    return x @ self.weight


Linear.forward = forward
