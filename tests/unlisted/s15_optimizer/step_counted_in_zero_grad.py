"""The number of steps goes up in zero_grad: several steps without it count as one."""

_init, _step, _zero_grad = Adam.__init__, Adam.step, Adam.zero_grad


def __init__(self, parameters, **options):
    _init(self, parameters, **options)
    self.count = 0


def step(self):
    self.steps = [self.count] * len(self.parameters)
    _step(self)


def zero_grad(self):
    self.count += 1
    _zero_grad(self)


Adam.__init__, Adam.step, Adam.zero_grad = __init__, step, zero_grad
