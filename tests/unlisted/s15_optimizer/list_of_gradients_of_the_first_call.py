"""Which parameters have a gradient is remembered from the first call of clip_grad_norm with them."""

GIVEN = {}


def clip_grad_norm(parameters, max_norm):
    parameters = tuple(parameters)
    if parameters not in GIVEN:
        GIVEN[parameters] = [p for p in parameters if p.grad is not None]
    given = [p for p in GIVEN[parameters] if p.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
