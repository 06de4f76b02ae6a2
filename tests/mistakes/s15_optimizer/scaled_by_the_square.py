"""You compare and scale with the sum of the squares, without taking the root.

Look at: what a norm is.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = sum(float((parameter.grad**2).sum()) for parameter in given)
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
