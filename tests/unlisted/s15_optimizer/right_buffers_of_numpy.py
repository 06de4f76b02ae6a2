"""Everything in place with out=, through buffers that are used again and again."""


class Adam:
    def __init__(
        self,
        parameters,
        *,
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.slots = []
        for parameter in parameters:
            buffers = [np.zeros(parameter.shape, parameter.dtype) for _ in range(4)]
            self.slots.append((parameter, *buffers, [0]))

    def step(self) -> None:
        b1, b2 = self.betas
        for p, m, v, a, b, count in self.slots:
            if p.grad is None:
                continue
            count[0] += 1
            np.multiply(m, b1, out=m)
            np.multiply(p.grad, 1 - b1, out=a)
            np.add(m, a, out=m)
            np.multiply(v, b2, out=v)
            np.multiply(p.grad, p.grad, out=a)
            np.multiply(a, 1 - b2, out=a)
            np.add(v, a, out=v)
            np.divide(v, 1 - b2 ** count[0], out=a)
            np.sqrt(a, out=a)
            np.add(a, self.eps, out=a)
            np.divide(m, 1 - b1 ** count[0], out=b)
            np.divide(b, a, out=b)
            np.multiply(b, self.lr, out=b)
            np.multiply(p.data, 1 - self.lr * self.weight_decay, out=a)
            p.data = a - b

    def zero_grad(self) -> None:
        for slot in self.slots:
            slot[0].grad = np.zeros(slot[0].shape, slot[0].dtype)


def warmup_schedule(step: int, *, d_model: int, warmup_steps: int) -> float:
    if step < 1:
        raise ArgumentError("step < 1")
    curves = np.array([step**-0.5, step / warmup_steps**1.5])
    return curves.min() / np.sqrt(d_model)
