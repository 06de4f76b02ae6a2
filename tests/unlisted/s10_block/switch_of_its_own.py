"""Dropout has a switch that only its own train and eval turn, and no model around it."""

_init = Dropout.__init__


def init(self, p, *, rng):
    _init(self, p, rng=rng)
    self.active = True


def train(self, training=True):
    self.active = training
    return self


def forward(self, x):
    if not self.active:
        return x
    return x * ((self.rng.random(x.shape) >= self.p) / (1 - self.p))


Dropout.__init__, Dropout.train, Dropout.forward = init, train, forward
