"""np.linalg.norm(g, 2): of a vector it is the length, of a matrix the largest singular value."""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.hypot(*(float(np.linalg.norm(parameter.grad, 2)) for parameter in given))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
