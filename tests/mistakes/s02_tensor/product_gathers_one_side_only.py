"""In a product only the second array's gradient is brought back to its own shape.

Either side may be the smaller one, or both, as in a column times a row. Look at: the gradient of
the first array.
"""


def mul_vjp(grad, a, b):
    return grad * b, unbroadcast(grad * a, b.shape)
