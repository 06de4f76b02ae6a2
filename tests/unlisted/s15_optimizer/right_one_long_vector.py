"""Averages and numbers of steps of all parameters lie in one long vector of float64."""


def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.params = [*parameters]
    self.lr, self.eps, self.weight_decay = lr, eps, weight_decay
    self.beta = np.array(betas).reshape(2, 1)
    ends = np.cumsum([0, *(p.size for p in self.params)])
    self.parts = [slice(a, b) for a, b in zip(ends, ends[1:], strict=False)]
    self.averages = np.zeros((2, ends[-1]))
    self.t = np.zeros(ends[-1])


def step(self):
    for p, part in zip(self.params, self.parts, strict=True):
        if p.grad is None:
            continue
        g = p.grad.astype(np.float64).ravel()
        self.t[part] += 1
        mixed = self.beta * self.averages[:, part] + (1 - self.beta) * np.stack([g, g * g])
        self.averages[:, part] = mixed
        m, v = mixed / (1 - self.beta ** self.t[part])
        old = p.data.astype(np.float64).ravel()
        new = old - self.lr * (m / (np.sqrt(v) + self.eps) + self.weight_decay * old)
        p.data = new.astype(p.data.dtype).reshape(p.shape)


def zero_grad(self):
    for p in self.params:
        p.grad = None


Adam.__init__, Adam.step, Adam.zero_grad = __init__, step, zero_grad


def clip_grad_norm(parameters, max_norm):
    learnt = [p for p in parameters if p.grad is not None]
    if not learnt:
        return 0.0
    norm = np.linalg.norm(np.concatenate([p.grad.ravel() for p in learnt]))
    if norm > max_norm:
        for p in learnt:
            p.grad = (p.grad / norm * max_norm).astype(p.grad.dtype)
    return norm.item()
