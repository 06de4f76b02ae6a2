"""The correction goes into the length of the step, and eps is corrected along with it; the warm-up
in two branches.
"""


def step(self):
    beta1, beta2 = self.betas
    for i in range(len(self.parameters)):
        parameter = self.parameters[i]
        if parameter.grad is None:
            continue
        self.steps[i] = t = self.steps[i] + 1
        self.mean[i] *= beta1
        self.mean[i] += (1 - beta1) * parameter.grad
        self.square[i] *= beta2
        self.square[i] += (1 - beta2) * np.square(parameter.grad)
        root = (1 - beta2**t) ** 0.5
        alpha = self.lr * root / (1 - beta1**t)
        kept = (1 - self.lr * self.weight_decay) * parameter.data
        parameter.data = kept - alpha * self.mean[i] / (np.sqrt(self.square[i]) + self.eps * root)


Adam.step = step


def warmup_schedule(step, *, d_model, warmup_steps):
    if step < 1:
        raise ValueError("the first step is 1")
    peak = 1 / math.sqrt(d_model * warmup_steps)
    if step < warmup_steps:
        return peak * step / warmup_steps
    return peak * math.sqrt(warmup_steps / step)


def clip_grad_norm(parameters, max_norm):
    parameters = [p for p in parameters if p.grad is not None]
    norm = math.hypot(*(x for p in parameters for x in p.grad.ravel().tolist()))
    if norm <= max_norm:
        return norm
    for p in parameters:
        p.grad = np.asarray(max_norm * p.grad / norm, dtype=p.grad.dtype)
    return norm
