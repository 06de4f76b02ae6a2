"""The decay is worked out once, from the learning rate of the beginning: setting lr later has no
effect on it.
"""

_init, _step = Adam.__init__, Adam.step


def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    _init(self, parameters, lr=lr, betas=betas, eps=eps, weight_decay=0.0)
    self.shrink = lr * weight_decay


def step(self):
    before = [parameter.data for parameter in self.parameters]
    _step(self)
    for parameter, data in zip(self.parameters, before, strict=True):
        if parameter.grad is not None:
            parameter.data = parameter.data - self.shrink * data


Adam.__init__, Adam.step = __init__, step
