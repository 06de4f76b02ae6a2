"""Your norm is the root of the *mean* of the squares. The length of an arrow is the root of their
sum.

Look at: ``mean`` where ``sum`` belongs.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((p.grad**2).sum()) for p in given) / sum(p.size for p in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
