"""You return the norm after clipping. The norm *before* is what tells people whether the training
is in trouble; the other one is never above max_norm.

Look at: what the contract says of the result.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return min(norm, max_norm)
