"""Your values are right, but the gradient passes the variance by, as if it did not move when x
moves.

Look at: ``.data``, ``.numpy()`` and ``.detach()``: what they give remembers nothing.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / (variance + eps).sqrt().detach()) + bias
