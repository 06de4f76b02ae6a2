"""The norm is the root of the mean square: gradients of many numbers come out longer.

Named as: mean-of-the-squares.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    count = sum(parameter.grad.size for parameter in given)
    total = sum(float((parameter.grad**2).sum()) for parameter in given)
    norm = math.sqrt(total / max(count, 1))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
