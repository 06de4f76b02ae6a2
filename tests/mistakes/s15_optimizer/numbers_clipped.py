"""You shorten the parameters' numbers, not their gradients: a part of what was learnt is lost.

Look at: ``.data`` and ``.grad``.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.data = parameter.data * (max_norm / norm)
    return norm
