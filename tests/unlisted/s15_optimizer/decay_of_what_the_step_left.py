"""The decay comes last and takes its share of the weights that the step has already moved.

Named as: decay-after-the-step.
"""

_init, _step = Adam.__init__, Adam.step


def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    _init(self, parameters, lr=lr, betas=betas, eps=eps)
    self.decay = weight_decay


def step(self):
    _step(self)
    for parameter in self.parameters:
        if parameter.grad is not None:
            parameter.data = parameter.data * (1 - self.lr * self.decay)


Adam.__init__, Adam.step = __init__, step
