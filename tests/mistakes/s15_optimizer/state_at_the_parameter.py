"""You keep the averages at the Parameter itself, under its name or id, outside of the optimizer.
A second optimizer of the same parameter would go on with those of the first.

Look at: where m and v live.
"""

from weakref import WeakKeyDictionary

KEPT = WeakKeyDictionary()


def init(self, parameters, *, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
    self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
    self.parameters = list(parameters)
    self.mean = [KEPT.setdefault(p, [0.0 * p.data] * 2 + [0])[0] for p in self.parameters]
    self.square = [KEPT[p][1] for p in self.parameters]
    self.steps = [KEPT[p][2] for p in self.parameters]


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
        parameter.data = parameter.data - self.lr * change
        KEPT[parameter] = [self.mean[i], self.square[i], self.steps[i]]


Adam.step = step
