"""ReLU is taken by NumPy from the bare numbers, so that neither linear1 nor x learns anything.

Named as: relu-on-bare-numbers.
"""


def forward(self, x):
    return self.linear2(Tensor(np.maximum(self.linear1(x).data, 0)))


FeedForward.forward = forward
