"""You leave the correction out after a number of steps. With β₂ = 0.999 it still matters after
hundreds of them.

Look at: a condition on the counter.
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
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i] * (self.steps[i] <= 10))
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i] * (self.steps[i] <= 10))
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
