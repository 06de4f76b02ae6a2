"""In place, in the order of torch: decay, averages, lr and root corrected apart; clipping with the
10⁻⁶, by a factor that is 1 where nothing is too long.
"""


class Adam:
    def __init__(self, params, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.params = tuple(params)
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.state = {}

    def step(self):
        b1, b2 = self.betas
        for p in self.params:
            if p.grad is None:
                continue
            state = self.state.setdefault(
                id(p), {"step": 0, "exp_avg": p.data * 0, "exp_avg_sq": p.data * 0}
            )
            state["step"] += 1
            p.data *= 1 - self.lr * self.weight_decay
            state["exp_avg"] += (p.grad - state["exp_avg"]) * (1 - b1)
            state["exp_avg_sq"] *= b2
            state["exp_avg_sq"] += (1 - b2) * p.grad * p.grad
            step_size = self.lr / (1 - b1 ** state["step"])
            root = math.sqrt(1 - b2 ** state["step"])
            denominator = np.sqrt(state["exp_avg_sq"]) / root + self.eps
            p.data -= step_size * (state["exp_avg"] / denominator)

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad[...] = 0


def clip_grad_norm(parameters, max_norm):
    grads = [p.grad for p in parameters if p.grad is not None]
    norm = np.linalg.norm([np.linalg.norm(grad) for grad in grads])
    factor = min(max_norm / (norm + 1e-6), 1.0)
    for grad in grads:
        grad *= factor
    return norm
