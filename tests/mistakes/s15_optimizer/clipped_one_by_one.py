"""You shorten each gradient by its own norm. So the long ones lose more than the short ones, and
the step points elsewhere. There is one norm for all, and one factor.

Look at: over what you add up.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    for parameter in given:
        own = math.sqrt(float((parameter.grad**2).sum()))
        if own > max_norm:
            parameter.grad = parameter.grad * (max_norm / own)
    return norm
