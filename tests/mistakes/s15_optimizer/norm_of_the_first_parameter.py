"""Your norm is that of the first parameter only.

Look at: where the loop ends.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(float((given[0].grad ** 2).sum()))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
