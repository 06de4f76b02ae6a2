"""Each parameter has a coroutine that is sent gradients and gives back where to go."""


def _mind(beta1, beta2):
    change, m, v, t = None, 0.0, 0.0, 0
    while True:
        g, eps = yield change
        t += 1
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        change = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)


class Adam:
    def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.__dict__.update(lr=lr, eps=eps, weight_decay=weight_decay)
        self.minds = {parameter: _mind(*betas) for parameter in parameters}
        for mind in self.minds.values():
            next(mind)

    def step(self):
        for parameter, mind in self.minds.items():
            if parameter.grad is not None:
                old, way = parameter.data, mind.send((parameter.grad, self.eps))
                parameter.data = (1 - self.lr * self.weight_decay) * old - self.lr * way

    def zero_grad(self):
        for parameter in self.minds:
            parameter.grad = None


def clip_grad_norm(parameters, max_norm):
    grads = {p: p.grad for p in parameters if p.grad is not None}
    norm = math.sqrt(math.fsum(x * x for g in grads.values() for x in np.ravel(g).tolist()))
    for p, g in grads.items():
        p.grad = g if norm <= max_norm else g / (norm / max_norm)
    return norm
