"""Your norm is the largest number. The length of an arrow is the root of the sum of the squares.

Look at: what a norm is.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = max((float(np.abs(parameter.grad).max()) for parameter in given), default=0.0)
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
