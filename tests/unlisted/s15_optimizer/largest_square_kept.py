"""The divisor never becomes smaller: the largest v̂ so far is kept (AMSGrad).

Named as: largest-square-kept.
"""

_init = Adam.__init__


def __init__(self, parameters, **options):
    _init(self, parameters, **options)
    self.largest = [np.zeros_like(parameter.data) for parameter in self.parameters]


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        self.steps[i] += 1
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        self.largest[i] = np.maximum(self.largest[i], v_hat)
        change = m_hat / (np.sqrt(self.largest[i]) + self.eps)
        parameter.data = parameter.data - self.lr * (change + self.weight_decay * parameter.data)


Adam.__init__, Adam.step = __init__, step
