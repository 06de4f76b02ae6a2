"""Your dropout gives a new Tensor that knows nothing of x, so that no gradient comes back.

Look at: ``.data`` and ``Tensor(…)`` around a result.
"""


def forward(self, x):
    if not self.training:
        return x
    keep = self.rng.random(x.shape) >= self.p
    return Tensor((x.data * (keep / (1 - self.p))).astype(x.dtype))


Dropout.forward = forward
