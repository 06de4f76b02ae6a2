"""You bring long gradients to a norm of 1, whatever ``max_norm`` is.

Look at: the factor.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (1 / norm)
    return norm
