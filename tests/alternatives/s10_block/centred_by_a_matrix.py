"""The mean taken away by a matrix, the variance as an einsum of the centred vectors with
themselves.
"""

from minigrad import einsum


def layer_norm(x, weight, bias, *, eps=1e-5):
    n = x.shape[-1]
    centred = x @ (np.eye(n) - 1 / n)
    variance = einsum("...i,...i->...", centred, centred) / n
    return einsum("...i,i->...i", centred / (variance.expand_dims(-1) + eps).sqrt(), weight) + bias
