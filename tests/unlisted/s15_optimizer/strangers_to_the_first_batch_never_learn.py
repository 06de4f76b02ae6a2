"""zero_grad drops the parameters that had no gradient: they never learn, even if one comes later.
"""


def zero_grad(self):
    kept = [i for i, parameter in enumerate(self.parameters) if parameter.grad is not None]
    for name in ("parameters", "mean", "square", "steps"):
        setattr(self, name, [getattr(self, name)[i] for i in kept])
    for parameter in self.parameters:
        parameter.grad = None


Adam.zero_grad = zero_grad
