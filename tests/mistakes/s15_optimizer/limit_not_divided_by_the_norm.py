"""Your factor is max_norm alone. To become as long as max_norm, an arrow is first divided by its
length.

Look at: the factor.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * max_norm
    return norm
