"""Your p is a parameter: an optimizer would change it, and a saved model would hold it. It is a
fixed number.

Look at: what you keep in ``self.p``.
"""


def init(self, p, *, rng):
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}")
    self.p, self.rng = Parameter(p), rng


def forward(self, x):
    if not self.training or not self.p.item():
        return x
    p = self.p.item()
    return x * ((self.rng.random(x.shape) >= p) / (1 - p))


Dropout.__init__ = init
Dropout.forward = forward
