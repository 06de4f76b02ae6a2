"""Your factor is norm / max_norm: what is too long becomes longer still.

Look at: which of the two belongs under the line.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (norm / max_norm)
    return norm
