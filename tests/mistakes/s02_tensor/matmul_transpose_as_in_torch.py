"""You wrote ``transpose(-2, -1)``, which in torch swaps two axes and in NumPy does not.

In NumPy it names the whole new order: of two axes it changes nothing, and of three it is an error.
Look at: NumPy's function that swaps two axes.
"""


def matmul_vjp(grad, a, b):
    to_a = grad @ b.transpose(-2, -1)
    to_b = a.transpose(-2, -1) @ grad
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)
