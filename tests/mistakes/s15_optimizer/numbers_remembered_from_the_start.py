"""You remember the arrays of the beginning. When a Parameter gets new numbers later, as when a
saved model is loaded, you move the old ones.

Look at: whether your step starts from ``parameter.data`` as it is then.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = list(parameters)
    self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.numbers = [parameter.data.copy() for parameter in self.parameters]
    self.steps = [0] * len(self.parameters)


Adam.__init__ = init


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
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        change = change + self.weight_decay * self.numbers[i]
        self.numbers[i] = self.numbers[i] - self.lr * change
        parameter.data = self.numbers[i].copy()


Adam.step = step
