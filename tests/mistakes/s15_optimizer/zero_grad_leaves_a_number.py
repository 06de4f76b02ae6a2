"""Your zero_grad() leaves gradients of 1, and the next backward() adds to them.

Look at: what you put in the place of the gradient.
"""


def zero_grad(self):
    for parameter in self.parameters:
        parameter.grad = np.ones_like(parameter.data)


Adam.zero_grad = zero_grad
