"""The gradient of a broadcast array is summed once and then multiplied by the number of copies.

The sum over the copies already counts each of them. Look at: what you do after gathering.
"""


def add_vjp(grad, a, b):
    to_a, to_b = unbroadcast(grad, a.shape), unbroadcast(grad, b.shape)
    return to_a * (grad.size // a.size), to_b * (grad.size // b.size)
