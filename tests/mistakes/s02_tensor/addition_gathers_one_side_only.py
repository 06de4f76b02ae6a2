"""In a sum only the second array's gradient is brought back to its own shape.

Either side may be the smaller one, or both, as in a column plus a row. Look at: the gradient of
the first array.
"""


def add_vjp(grad, a, b):
    return grad, unbroadcast(grad, b.shape)
