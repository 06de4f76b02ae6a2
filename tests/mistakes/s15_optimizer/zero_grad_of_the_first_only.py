"""Your zero_grad() forgets the gradient of one parameter, and leaves those of the others.

Look at: where the loop ends.
"""


def zero_grad(self):
    self.parameters[0].grad = None


Adam.zero_grad = zero_grad
