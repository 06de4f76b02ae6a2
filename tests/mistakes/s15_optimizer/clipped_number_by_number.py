"""You cut off each number at ±max_norm. That is clipping by value: the step points elsewhere.
Clipping the norm scales all numbers alike.

Look at: ``np.clip``, ``np.minimum``.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    for parameter in given:
        parameter.grad = np.clip(parameter.grad, -max_norm, max_norm)
    return norm
