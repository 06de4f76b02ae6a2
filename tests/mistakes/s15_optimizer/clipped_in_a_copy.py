"""Where a gradient does not lie row by row in memory, you shorten a copy of it: ``reshape`` and
``ravel`` give a view if they can, and a copy if they cannot.

Look at: ``reshape`` or ``ravel`` left of an equals sign.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            flat = parameter.grad.reshape(-1)
            flat *= max_norm / norm
    return norm
