"""The averages lie on the class, by the place of the parameter: a second optimizer goes on from
where the first one was, if the sizes agree.
"""

_init, _step = Adam.__init__, Adam.step
Adam.memory = {}


def __init__(self, parameters, **options):
    _init(self, parameters, **options)
    for i, parameter in enumerate(self.parameters):
        key = (i, parameter.data.shape, parameter.data.dtype)
        kept = Adam.memory.setdefault(key, (self.mean[i], self.square[i]))
        self.mean[i], self.square[i] = kept


def step(self):
    _step(self)
    for i, parameter in enumerate(self.parameters):
        key = (i, parameter.data.shape, parameter.data.dtype)
        Adam.memory[key] = (self.mean[i], self.square[i])


Adam.__init__, Adam.step = __init__, step
