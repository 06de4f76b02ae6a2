"""With a generator, such as model.parameters(), your gradients stay as they are: computing the
norm has used it up, and the second loop finds nothing.

Look at: how often you walk through ``parameters``.
"""


def clip_grad_norm(parameters, max_norm):
    norm = math.sqrt(sum(float((p.grad**2).sum()) for p in parameters if p.grad is not None))
    if norm > max_norm:
        for parameter in parameters:
            if parameter.grad is not None:
                parameter.grad = parameter.grad * (max_norm / norm)
    return norm
