"""The norms of the parameters are added up, not their squares.

Named as: norms-added-up.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = sum(float(np.linalg.norm(parameter.grad)) for parameter in given)
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
