"""Your ReLU computes on a bare array, so that no gradient comes back through it: linear1 would
never learn.

Look at: NumPy functions, ``.data`` and ``Tensor(…)`` between the two layers.
"""


def forward(self, x):
    return self.linear2(Tensor(np.maximum(self.linear1(x).data, 0)))


FeedForward.forward = forward
