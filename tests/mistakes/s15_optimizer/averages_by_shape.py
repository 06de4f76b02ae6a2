"""Two parameters of the same shape share their averages in your code.

Look at: the key under which you keep m and v.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = list(parameters)
    kept = {parameter.shape: np.zeros_like(parameter.data) for parameter in self.parameters}
    self.mean = [kept[parameter.shape].copy() for parameter in self.parameters]
    self.square = [kept[parameter.shape].copy() for parameter in self.parameters]
    self.steps = [0] * len(self.parameters)


Adam.__init__ = init


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        i = [other.shape for other in self.parameters].index(parameter.shape)
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        self.steps[i] += 1
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
