"""Your norm is the largest of the parameters' norms. All gradients together make one arrow, and
one sum of squares.

Look at: how you put the parameters together.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = max((math.sqrt(float((p.grad**2).sum())) for p in given), default=0.0)
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
