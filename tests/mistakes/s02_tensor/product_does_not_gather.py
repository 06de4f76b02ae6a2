"""In a product both gradients come back in the shape of the result.

The smaller array was stretched on the way forward, so its gradient has to shrink on the way back.
Look at: the first function of this stage.
"""


def mul_vjp(grad, a, b):
    return grad * b, grad * a
