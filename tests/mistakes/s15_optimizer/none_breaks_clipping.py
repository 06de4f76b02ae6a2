"""A parameter whose gradient is None breaks your clipping. It should be passed over.

Look at: what happens to a gradient before you calculate with it.
"""


def clip_grad_norm(parameters, max_norm):
    given = list(parameters)
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
