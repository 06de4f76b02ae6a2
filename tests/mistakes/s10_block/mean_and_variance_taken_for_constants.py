"""Your values are right, but the gradient passes mean and variance by, as if they did not move
when x moves.

Look at: ``.data``, ``.numpy()`` and ``.detach()``: what they give remembers nothing.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    mean, variance = x.data.mean(axis=-1, keepdims=True), x.data.var(axis=-1, keepdims=True)
    return weight * ((x - mean) / np.sqrt(variance + eps)) + bias
