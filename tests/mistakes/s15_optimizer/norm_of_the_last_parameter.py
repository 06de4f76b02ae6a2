"""Your norm is that of one parameter only.

Look at: whether the loop adds up or assigns.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(float((given[-1].grad ** 2).sum()))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
