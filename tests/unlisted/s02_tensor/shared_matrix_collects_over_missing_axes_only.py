"""Batch axes are summed where the matrix has fewer axes, not where it has one of size 1."""


def matmul_vjp(grad, a, b):
    def collect(g, like):
        while g.ndim > like.ndim:
            g = g.sum(axis=0)
        return g

    return collect(grad @ b.swapaxes(-1, -2), a), collect(a.swapaxes(-1, -2) @ grad, b)
