"""A function computes the change of one parameter, another applies them all at the end."""


def changes(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        if parameter.grad is None:
            continue
        g = parameter.grad.astype(np.float64)
        t = self.steps[i] = self.steps[i] + 1
        self.mean[i] = self.mean[i] + (1 - beta1) * (g - self.mean[i])
        self.square[i] = self.square[i] + (1 - beta2) * (g**2 - self.square[i])
        m_hat, v_hat = self.mean[i] / (1 - beta1**t), self.square[i] / (1 - beta2**t)
        yield parameter, -self.lr * m_hat / (v_hat**0.5 + self.eps)


def step(self):
    for parameter, change in list(changes(self)):
        decayed = parameter.data - self.lr * self.weight_decay * parameter.data
        parameter.data = (decayed + change).astype(parameter.dtype)


def zero_grad(self):
    for i in range(len(self.parameters)):
        self.parameters[i].grad = None


Adam.step, Adam.zero_grad = step, zero_grad


def clip_grad_norm(parameters, max_norm):
    grads = {p: p.grad for p in parameters if p.grad is not None}
    norm = float(sum(np.sum(np.square(grad)) for grad in grads.values())) ** 0.5
    if norm > max_norm:
        for p, grad in grads.items():
            p.grad = grad / (norm / max_norm)
    return norm
