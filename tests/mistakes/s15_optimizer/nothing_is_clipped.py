"""You compute the norm, but the gradients stay as they are: the shorter ones have only a local
name.

Look at: what stands left of the equals sign.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            grad = parameter.grad
            grad = grad * (max_norm / norm)
    return norm
