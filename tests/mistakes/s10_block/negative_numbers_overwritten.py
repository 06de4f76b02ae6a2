"""You write zeros over the negative numbers. The values are right, but the gradient comes back
as if no ReLU were there: overwriting leaves no trace in the graph.

Look at: assignments to ``.data`` or to elements of it.
"""


def forward(self, x):
    wide = self.linear1(x)
    wide.data[wide.data < 0] = 0
    return self.linear2(wide)


FeedForward.forward = forward
