"""zero_grad fills every gradient with zeros, and falls over where there is none.

Named as: zero-grad-breaks-on-none.
"""


def zero_grad(self):
    for parameter in self.parameters:
        parameter.grad.fill(0)


Adam.zero_grad = zero_grad
