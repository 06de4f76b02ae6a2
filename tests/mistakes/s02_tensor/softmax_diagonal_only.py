"""Each score gets the gradient of its own weight only, as if the others did not change.

The weights add up to 1, so what one gains the others lose. Look at: the entries of the table
with i different from j.
"""


def softmax_vjp(grad, weights, *, axis):
    return grad * weights * (1 - weights)
