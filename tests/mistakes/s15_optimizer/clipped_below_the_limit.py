"""You shorten gradients that are short enough, because you compare with something else than the
norm and max_norm.

Look at: the condition under which you scale.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > 1.0:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
