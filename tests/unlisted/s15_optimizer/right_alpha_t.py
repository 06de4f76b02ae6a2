"""The corrections are put into the step length; eps is made smaller to fit, and all in place."""


def step(self):
    beta1, beta2 = self.betas
    for i, (p, m, v) in enumerate(zip(self.parameters, self.mean, self.square, strict=True)):
        if p.grad is None:
            continue
        self.steps[i] += 1
        t = self.steps[i]
        root = math.sqrt(1 - math.pow(beta2, t))
        alpha_t = self.lr * root / (1 - math.pow(beta1, t))
        m *= beta1
        m += (1 - beta1) * p.grad
        v *= beta2
        v += (1 - beta2) * np.square(p.grad)
        shrunk = p.data * (1 - self.lr * self.weight_decay)
        p.data[...] = shrunk - alpha_t * m / (np.sqrt(v) + self.eps * root)


def zero_grad(self):
    for p in self.parameters:
        if p.grad is not None:
            p.grad[...] = 0


Adam.step, Adam.zero_grad = step, zero_grad


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ValueError("steps are counted from 1")
    if step < warmup_steps:
        return step / warmup_steps / math.sqrt(d_model * warmup_steps)
    return 1 / math.sqrt(d_model * step)


def clip_grad_norm(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    norm = np.sqrt(sum((np.vdot(g, g) for g in grads), 0.0))
    factor = min(1.0, float(max_norm / (norm + 1e-6)))
    for g in grads:
        g *= factor
    return norm
