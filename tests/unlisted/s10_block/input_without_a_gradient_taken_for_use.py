"""Dropout works where x requires a gradient, whatever the mode is: in training, input that is no
result of parameters passes whole.
"""


def forward(self, x):
    if not x.requires_grad or not self.training or self.p == 0:
        return x
    return x * ((self.rng.random(x.shape) >= self.p) / (1 - self.p))


Dropout.forward = forward
