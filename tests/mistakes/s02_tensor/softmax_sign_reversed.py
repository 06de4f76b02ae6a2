"""Your gradient of softmax has the right size and the opposite sign.

If a score grows, its own weight grows. Look at: which of the two terms is subtracted from the
other.
"""


def softmax_vjp(grad, weights, *, axis):
    return weights * ((grad * weights).sum(axis=axis, keepdims=True) - grad)
