"""Clipping by one long row of all gradients; the warm-up by logarithms; a loop by zip."""


def step(self):
    beta1, beta2 = self.betas
    for i, (p, m, v) in enumerate(zip(self.parameters, self.mean, self.square, strict=True)):
        if p.grad is None:
            continue
        m[...] = beta1 * m + (1 - beta1) * p.grad
        v[...] = beta2 * v + (1 - beta2) * p.grad * p.grad
        self.steps[i] += 1
        m_hat = np.divide(m, 1 - pow(beta1, self.steps[i]))
        v_hat = np.divide(v, 1 - pow(beta2, self.steps[i]))
        moved = self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        p.data[...] = p.data - moved - self.lr * self.weight_decay * p.data


Adam.step = step


def warmup_schedule(step, *, d_model, warmup_steps):
    if not step >= 1:
        raise ArgumentError("steps are counted from 1")
    rising = math.log(step) - 1.5 * math.log(warmup_steps)
    falling = -0.5 * math.log(step)
    return math.exp(min(rising, falling) - 0.5 * math.log(d_model))


def clip_grad_norm(parameters, max_norm):
    parameters = list(parameters)
    rows = [p.grad.reshape(-1) for p in parameters if p.grad is not None]
    norm = float(np.sqrt(np.sum(np.concatenate(rows).astype(np.float64) ** 2)))
    factor = max_norm / max(norm, max_norm)
    for p in parameters:
        if p.grad is not None:
            p.grad = p.grad * factor
    return norm
