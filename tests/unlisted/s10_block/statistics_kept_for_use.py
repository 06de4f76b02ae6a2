"""In eval mode mean and variance are those of the last call in training, as in batch norm."""


def forward(self, x):
    if self.training:
        self.kept = (x.data.mean(), x.data.var())
        return layer_norm(x, self.weight, self.bias, eps=self.eps)
    if not hasattr(self, "kept"):
        return layer_norm(x, self.weight, self.bias, eps=self.eps)
    mean, variance = (float(number) for number in self.kept)
    return self.weight * ((x - mean) / (variance + self.eps) ** 0.5) + self.bias


LayerNorm.forward = forward
