"""After your zero_grad() the gradients are still there, and the next backward() adds to them.

Look at: what you assign to.
"""


def zero_grad(self):
    for parameter in self.parameters:
        grad = parameter.grad
        grad = None if grad is None else 0 * grad


Adam.zero_grad = zero_grad
