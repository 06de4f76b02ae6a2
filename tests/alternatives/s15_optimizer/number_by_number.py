"""Loops over single numbers in Python's arithmetic, and the whole history of the gradients."""


class Adam:
    def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.history = {}
        for parameter in parameters:
            self.history[parameter] = []
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay

    def step(self):
        for parameter, seen in self.history.items():
            if parameter.grad is None:
                continue
            seen.append(parameter.grad.copy())
            weights = [self.shares(beta, len(seen)) for beta in self.betas]
            new = parameter.data.copy()
            for place in np.ndindex(new.shape):
                numbers = [float(gradient[place]) for gradient in seen]
                mean = sum(w * g for w, g in zip(weights[0], numbers, strict=True))
                square = sum(w * g * g for w, g in zip(weights[1], numbers, strict=True))
                p = float(new[place])
                p -= self.lr * (mean / (math.sqrt(square) + self.eps) + self.weight_decay * p)
                new[place] = p
            parameter.data = new

    @staticmethod
    def shares(beta, steps):
        """What each gradient so far counts in the corrected average: they add up to 1."""
        raw = [beta**age for age in range(steps)][::-1]
        return [share / sum(raw) for share in raw]

    def zero_grad(self):
        for parameter in self.history:
            parameter.grad = None


def clip_grad_norm(parameters, max_norm):
    total, with_gradient = 0.0, []
    for parameter in parameters:
        if parameter.grad is None:
            continue
        with_gradient.append(parameter)
        for number in parameter.grad.flat:
            total += float(number) ** 2
    norm = total**0.5
    while with_gradient and norm > max_norm:
        parameter = with_gradient.pop()
        parameter.grad = parameter.grad * float(max_norm / norm)
    return norm
