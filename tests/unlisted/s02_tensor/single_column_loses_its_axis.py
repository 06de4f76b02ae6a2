"""squeeze() at the end of a matrix product: a matrix with one row or column comes back as a vector.
"""


def matmul_vjp(grad, a, b):
    to_a = unbroadcast(grad @ b.swapaxes(-1, -2), a.shape)
    to_b = unbroadcast(a.swapaxes(-1, -2) @ grad, b.shape)
    return to_a.squeeze(), to_b.squeeze()
