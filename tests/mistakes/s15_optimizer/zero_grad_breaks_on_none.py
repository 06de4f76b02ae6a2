"""Your zero_grad() breaks where there is no gradient yet. It is called before the first
backward(), too.

Look at: what you do to a gradient of None.
"""


def zero_grad(self):
    for parameter in self.parameters:
        parameter.grad.fill(0.0)


Adam.zero_grad = zero_grad
