"""The limit is a default worked out once: the first max_norm counts for all later calls."""

_limits = []


def clip_grad_norm(parameters, max_norm):
    _limits.append(max_norm)
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > _limits[0]:
        for parameter in given:
            parameter.grad = parameter.grad * (_limits[0] / norm)
    return norm
