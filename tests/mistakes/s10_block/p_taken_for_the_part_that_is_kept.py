"""Your p is the part that is kept. Here, as in most libraries of today, it is the part that is
dropped.

Look at: the first sentence of the class.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * ((self.rng.random(x.shape) < self.p) / self.p)


Dropout.forward = forward
