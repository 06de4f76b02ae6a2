"""Your optimizers share their averages, or their counter: these belong to the class or to the
module, and not to one optimizer.

Look at: what is assigned to ``self`` in __init__, and what is not.
"""


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = list(parameters)
    self.mean = [np.zeros_like(parameter.data) for parameter in self.parameters]
    self.square = [np.zeros_like(parameter.data) for parameter in self.parameters]
    Adam.count = 0


Adam.__init__ = init


def step(self):
    beta1, beta2 = self.betas
    Adam.count += 1
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        m_hat = self.mean[i] / (1 - beta1**Adam.count)
        v_hat = self.square[i] / (1 - beta2**Adam.count)
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
