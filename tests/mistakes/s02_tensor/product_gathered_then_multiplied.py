"""In a product with broadcasting the gradients come back in the shape of the result.

You gather the gradient and multiply afterwards, which stretches it again. The multiplication has
to come first. Look at: the order of the two steps.
"""


def mul_vjp(grad, a, b):
    return unbroadcast(grad, a.shape) * b, unbroadcast(grad, b.shape) * a
