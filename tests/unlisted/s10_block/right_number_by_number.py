"""Mean and spread by Welford's recurrence, feature by feature; each residual becomes a class of its
own kind when it is made.
"""

from minigrad import concatenate


def layer_norm(x, weight, bias, *, eps=1e-5):
    features = [x[..., i : i + 1] for i in range(x.shape[-1])]
    if not len(features) == weight.shape[0] == bias.shape[0]:
        raise ValueError("one weight and one bias for each feature, please")
    mean, total = features[0], 0.0 * features[0]
    for n, feature in enumerate(features[1:], 2):
        step = feature - mean
        mean = mean + step / n
        total = total + step * (feature - mean)
    spread = (total / len(features) + eps).sqrt()
    return concatenate([(f - mean) / spread for f in features], axis=-1) * weight + bias


class Residual(Module):
    def __init__(self, d_model, *, dropout=0.0, norm_first=False, rng):
        self.norm = LayerNorm(d_model)
        self.drop = Dropout(dropout, rng=rng)
        self.__class__ = PreNorm if norm_first else PostNorm


class PreNorm(Residual):
    def forward(self, x, sublayer):
        return x + self.drop(sublayer(self.norm(x)))


class PostNorm(Residual):
    def forward(self, x, sublayer):
        return self.norm(x + self.drop(sublayer(x)))
