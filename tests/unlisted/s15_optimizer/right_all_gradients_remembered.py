"""All gradients are kept, and both averages are summed up anew, by their definition, at each
step.
"""


class Adam:
    def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.lr, self.eps, self.weight_decay = lr, eps, weight_decay
        self.beta1, self.beta2 = betas
        self.histories = [(parameter, []) for parameter in parameters]

    @staticmethod
    def average(history, beta):
        age = range(len(history))[::-1]
        total = sum(beta**n for n in age)
        return sum(array * (beta**n / total) for n, array in zip(age, history, strict=True))

    def step(self):
        for parameter, history in self.histories:
            if parameter.grad is None:
                continue
            history.append(parameter.grad.copy())
            m = self.average(history, self.beta1)
            v = self.average([g**2 for g in history], self.beta2)
            moved = self.lr * m / (np.sqrt(v) + self.eps)
            decayed = self.lr * self.weight_decay * parameter.data
            parameter.data = parameter.data - (moved + decayed)

    def zero_grad(self):
        [setattr(parameter, "grad", None) for parameter, _ in self.histories]
