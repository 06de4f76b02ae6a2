"""You divide x by the root of its mean square and never take the mean away. That is RMSNorm,
also a valid model, but not this contract.

Look at: the line "x - mean" of the example.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    return weight * (x / ((x * x).mean(axis=-1, keepdims=True) + eps).sqrt()) + bias
