"""The gradient is multiplied in place, "to save an array": the caller's gradient is spoilt."""


def softmax_vjp(grad, weights, *, axis):
    grad *= weights
    grad -= weights * grad.sum(axis=axis, keepdims=True)
    return grad
