"""Your step uses the lr of the beginning. ``optimizer.lr = …`` between two steps has no effect,
and a schedule could not work.

Look at: under which name lr is kept, and which one the step reads.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.first_lr = lr
    self.parameters = list(parameters)
    self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
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
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.first_lr * change


Adam.step = step
