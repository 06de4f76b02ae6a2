"""zero_grad walks through the iterable that was given: a generator is empty by then."""

_init = Adam.__init__


def __init__(self, parameters, **options):
    self.given = parameters
    _init(self, parameters, **options)


def zero_grad(self):
    for parameter in self.given:
        parameter.grad = None


Adam.__init__, Adam.zero_grad = __init__, zero_grad
