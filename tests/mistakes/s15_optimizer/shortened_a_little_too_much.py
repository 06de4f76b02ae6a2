"""You add far more than 10⁻⁶ to the norm before you divide. All gradients become shorter than
they should.

Look at: what is added in the denominator.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / (norm + 1e-2))
    return norm
