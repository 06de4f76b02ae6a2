"""You subtract the plain mean of the gradients; it should be weighted by the weights.

The two agree only where all weights are equal. Look at: what the gradients are multiplied by before
they are added up.
"""


def softmax_vjp(grad, weights, *, axis):
    return weights * (grad - grad.mean(axis=axis, keepdims=True))
