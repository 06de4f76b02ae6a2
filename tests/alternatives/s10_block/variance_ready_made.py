"""The Tensor's own variance, and a power of -1/2 in place of a division by a root."""


def layer_norm(x, weight, bias, *, eps=1e-5):
    x_hat = (x - x.mean(-1, True)) * (x.var(-1, True) + eps) ** -0.5
    return x_hat * weight + bias
