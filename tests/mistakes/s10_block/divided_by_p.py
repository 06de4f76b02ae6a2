"""You divide what is kept by p. It is kept with probability 1 - p, so that is what makes up for
the rest.

Look at: the sentence "Why divide?" in the lesson.
"""


def forward(self, x):
    if not self.training or not self.p:
        return x
    return x * ((self.rng.random(x.shape) >= self.p) / self.p)


Dropout.forward = forward
