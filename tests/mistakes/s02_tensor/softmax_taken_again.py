"""You take the softmax of what you are given, but ``weights`` is already the result of one.

The derivative of softmax needs only what came out of it. Look at: what the second argument holds.
"""


def softmax_vjp(grad, weights, *, axis):
    exponentials = np.exp(weights)
    p = exponentials / exponentials.sum(axis=axis, keepdims=True)
    return p * (grad - (grad * p).sum(axis=axis, keepdims=True))
