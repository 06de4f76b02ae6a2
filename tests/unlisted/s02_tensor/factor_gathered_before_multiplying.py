"""Gather first, multiply afterwards: the copies of a factor met different numbers of the other."""


def mul_vjp(grad, a, b):
    return unbroadcast(grad, a.shape) * unbroadcast(b, a.shape), unbroadcast(grad * a, b.shape)
