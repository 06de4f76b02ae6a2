"""Your gradient of softmax fails where a weight is exactly 0, by a logarithm or a division.

Masked words have such weights. Their gradient is 0, and that of the others is not touched. Look
at: a formula with products only.
"""


def softmax_vjp(grad, weights, *, axis):
    scores = np.log(weights)
    p = np.exp(scores)
    total = (grad * p).sum(axis=axis, keepdims=True)
    return p * (grad + 0 * scores) - p * total
