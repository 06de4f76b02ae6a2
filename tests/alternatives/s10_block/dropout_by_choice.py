"""The two factors drawn directly, with their probabilities; a new Tensor in eval mode, too."""


def forward(self, x):
    if not self.training:
        return x * 1.0
    factors = np.array([0.0, 1 / (1 - self.p)])
    return x * self.rng.choice(factors, size=x.shape, p=[self.p, 1 - self.p]).astype(x.dtype)


Dropout.forward = forward
