"""Your norm is the sum of the parameters' norms. What is to be added up are the squares; the root
comes at the end.

Look at: the order of sum and root.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = sum(math.sqrt(float((parameter.grad**2).sum())) for parameter in given)
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
