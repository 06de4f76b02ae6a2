"""At the first parameter without a gradient you stop, and those behind it are neither measured
nor clipped.

Look at: ``break`` or ``return`` where the gradient is None.
"""


def clip_grad_norm(parameters, max_norm):
    given = []
    for parameter in parameters:
        if parameter.grad is None:
            break
        given.append(parameter)
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
