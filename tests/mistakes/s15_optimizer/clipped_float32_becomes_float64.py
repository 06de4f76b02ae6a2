"""Your float32 gradients become float64. A number made by NumPy, such as the result of np.sqrt of
a Python number, takes float32 arrays with it; Python's own numbers do not.

Look at: the type of the norm, or of the factor.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = np.float64(np.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given)))
    if norm > max_norm:
        for parameter in given:
            parameter.grad = parameter.grad * np.full((), max_norm / norm)[None]
    return norm
