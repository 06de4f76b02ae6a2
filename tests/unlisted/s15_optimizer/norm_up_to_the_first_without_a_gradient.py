"""The norm is that of the parameters up to the first one without a gradient.

Named as: none-ends-clipping.
"""

from itertools import takewhile


def clip_grad_norm(parameters, max_norm):
    given = list(takewhile(lambda parameter: parameter.grad is not None, parameters))
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
