"""In your product each factor is multiplied by itself; it should be the other one.

Seen from a, the slope of a · b is b. Look at: which factor belongs to which gradient.
"""


def mul_vjp(grad, a, b):
    return unbroadcast(grad * a, a.shape), unbroadcast(grad * b, b.shape)
