"""Vectors are normalised one after the other and stacked; gaps between drops are drawn, not
drops.
"""

from minigrad import stack


def layer_norm(x, weight, bias, *, eps=1e-5):
    if weight.ndim != 1 or x.shape[-1:] != weight.shape or bias.shape != weight.shape:
        raise ValueError(f"{x.shape}, {weight.shape}, {bias.shape}")
    n = x.shape[-1]
    rows = []
    for row in x.reshape(-1, n):
        mean = sum((row[i] for i in range(1, n)), row[0]) / n
        lowered = row - mean
        rows.append(weight * lowered / ((lowered**2).sum() / n + eps).sqrt() + bias)
    return stack(rows).reshape(x.shape)


def forward(self, x):
    if self.p == 0 or not self.training:
        return x
    size = x.data.size
    keep, place = np.full(size, 1 / (1 - self.p), x.dtype), -1
    while (place := place + int(self.rng.geometric(self.p))) < size:
        keep[place] = 0
    return x * Tensor(keep).reshape(x.shape)


Dropout.forward = forward
