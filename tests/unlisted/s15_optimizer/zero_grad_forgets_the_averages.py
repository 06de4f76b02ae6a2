"""zero_grad empties the averages, too: every step is a first step.

Named as: zero-grad-clears-the-averages.
"""

_zero_grad = Adam.zero_grad


def zero_grad(self):
    _zero_grad(self)
    for arrays in (self.mean, self.square):
        arrays[:] = [np.zeros_like(array) for array in arrays]
    self.steps = [0] * len(self.steps)


Adam.zero_grad = zero_grad
