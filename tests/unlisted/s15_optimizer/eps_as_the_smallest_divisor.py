"""eps is the smallest divisor allowed, instead of being added to each.

Named as: eps-instead-of-small-sizes.
"""


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
        change = m_hat / np.maximum(np.sqrt(v_hat), self.eps)
        parameter.data = parameter.data - self.lr * (change + self.weight_decay * parameter.data)


Adam.step = step
