"""Weights are moved through a flat view, which is a copy where they do not lie in one piece.

Named as: written-into-a-copy.
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
        change = m_hat / (np.sqrt(v_hat) + self.eps) + self.weight_decay * parameter.data
        flat = parameter.data.reshape(-1)
        flat -= self.lr * np.asarray(change).reshape(-1)


Adam.step = step
