"""Your zero_grad() forgets the averages too. They must live from step to step; only the gradients
begin anew.

Look at: what zero_grad() assigns to.
"""


def zero_grad(self):
    for i, parameter in enumerate(self.parameters):
        parameter.grad = None
        self.mean[i] = np.zeros_like(parameter.data)
        self.square[i] = np.zeros_like(parameter.data)
        self.steps[i] = 0


Adam.zero_grad = zero_grad
