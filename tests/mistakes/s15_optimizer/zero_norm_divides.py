"""Where all gradients are 0 you divide by 0: not-a-number in every gradient, and after the next
step in every weight.

Look at: the factor, where the norm is 0.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    factor = min(1.0, max_norm / norm) if norm else math.nan
    for parameter in given:
        parameter.grad = parameter.grad * factor
    return norm
