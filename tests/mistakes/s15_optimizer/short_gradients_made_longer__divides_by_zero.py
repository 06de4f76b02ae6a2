"""You bring every gradient to max_norm, the short ones too, and where all are 0 you divide by 0.
Only what is too long should be changed.

Look at: the condition under which you scale.
"""


def clip_grad_norm(parameters, max_norm):
    given = [parameter for parameter in parameters if parameter.grad is not None]
    norm = math.sqrt(sum(float((parameter.grad**2).sum()) for parameter in given))
    for parameter in given:
        parameter.grad = parameter.grad * (max_norm / np.float64(norm).item() if norm else math.nan)
    return norm
