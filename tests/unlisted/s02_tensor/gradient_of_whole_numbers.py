"""A plain number for a scalar, a list of rows for the rest: the results are no arrays."""


def add_vjp(grad, a, b):
    return unbroadcast(grad, a.shape).tolist(), unbroadcast(grad, b.shape).tolist()
