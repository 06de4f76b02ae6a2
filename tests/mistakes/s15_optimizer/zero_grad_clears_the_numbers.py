"""Your zero_grad() puts the numbers of the parameters to 0, not only their gradients: all that
was learnt is lost.

Look at: ``.data`` and ``.grad``.
"""


def zero_grad(self):
    for parameter in self.parameters:
        parameter.data = np.zeros_like(parameter.data)
        parameter.grad = None


Adam.zero_grad = zero_grad
