"""You let the engine's Tensor find the gradients.

Tensor has these functions inside. It is there for later stages; here the point is to write them, on
plain arrays. Look at: the formula of each operation.
"""

from minigrad import Tensor


def mul_vjp(grad, a, b):
    a, b = Tensor(a, requires_grad=True), Tensor(b, requires_grad=True)
    (a * b).backward(grad)
    return a.grad, b.grad


def matmul_vjp(grad, a, b):
    a, b = Tensor(a, requires_grad=True), Tensor(b, requires_grad=True)
    (a @ b).backward(grad)
    return a.grad, b.grad
