"""One count of steps for the whole optimizer, and averages that are kept corrected all the time."""


def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.everything = [[p, 0 * p.data, 0 * p.data] for p in parameters]
    self.t = 0


def step(self):
    self.t += 1
    beta1, beta2 = self.betas
    for entry in self.everything:
        p, m, v = entry
        if p.grad is not None:
            # Sums with falling weights; what is divided by is the sum of the weights so far.
            entry[1] = m = beta1 * m + p.grad
            entry[2] = v = beta2 * v + p.grad * p.grad
            m = m * ((1 - beta1) / (1 - beta1**self.t))
            v = v * ((1 - beta2) / (1 - beta2**self.t))
            p.data = p.data - self.lr * (m / (v**0.5 + self.eps) + self.weight_decay * p.data)


def zero_grad(self):
    for p, *_ in self.everything:
        p.zero_grad()


Adam.__init__, Adam.step, Adam.zero_grad = __init__, step, zero_grad


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ArgumentError(f"no such step: {step}")
    logs = -0.5 * math.log(step), math.log(step) - 1.5 * math.log(warmup_steps)
    return math.exp(min(logs) - 0.5 * math.log(d_model))
