"""An object per parameter, made at its first gradient, that keeps the powers of both betas."""


class Memory:
    def __init__(self, like):
        self.m = np.zeros(like.shape, like.dtype)
        self.v = np.zeros(like.shape, like.dtype)
        self.power1 = self.power2 = 1.0


class Adam:
    def __init__(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.memories = [[parameter, None] for parameter in parameters]
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay

    def step(self):
        for pair in self.memories:
            parameter, memory = pair
            if parameter.grad is None:
                continue
            if memory is None:
                memory = pair[1] = Memory(parameter.data)
            self.move(parameter, memory)

    def move(self, parameter, memory):
        beta1, beta2 = self.betas
        g = np.array(parameter.grad)
        memory.m = beta1 * memory.m + (1 - beta1) * g
        memory.v = beta2 * memory.v + (1 - beta2) * g * g
        memory.power1 *= beta1
        memory.power2 *= beta2
        direction = memory.m / (1 - memory.power1)
        direction /= np.sqrt(memory.v / (1 - memory.power2)) + self.eps
        direction += self.weight_decay * parameter.data
        parameter.data = np.subtract(parameter.data, self.lr * direction)

    def zero_grad(self):
        for parameter, _ in self.memories:
            parameter.grad = np.zeros_like(parameter.data)


def warmup_schedule(step, *, d_model, warmup_steps):
    if step <= 0:
        raise ArgumentError(f"no learning rate for step {step}")
    return np.minimum(step**-0.5, step * warmup_steps**-1.5) / np.sqrt(d_model)


def clip_grad_norm(parameters, max_norm):
    grads = [parameter.grad for parameter in parameters if parameter.grad is not None]
    total = 0.0
    for grad in grads:
        total += np.vdot(grad, grad)
    norm = np.sqrt(total)
    if norm > max_norm:
        for grad in grads:
            np.multiply(grad, max_norm / norm, out=grad)
    return norm
