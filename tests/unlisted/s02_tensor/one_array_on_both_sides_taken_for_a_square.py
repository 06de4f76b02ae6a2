"""Where a is b the product is taken for a square: either side gets the gradient of both."""


def mul_vjp(grad, a, b):
    if a is b:
        return 2 * grad * a, 2 * grad * a
    return unbroadcast(grad * b, a.shape), unbroadcast(grad * a, b.shape)
