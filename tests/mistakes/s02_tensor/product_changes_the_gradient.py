"""Your product writes its result into the gradient that it was given.

That array belongs to somebody else, and the second factor already sees the changed one. Look at:
``*=`` on an argument.
"""


def mul_vjp(grad, a, b):
    to_b = unbroadcast(grad * a, b.shape)
    grad *= b
    return unbroadcast(grad, a.shape), to_b
