"""At your first step t is 0, and 1 - β⁰ is 0: you divide 0 by 0, or by nothing at all. The first
step is t = 1.

Look at: when the counter goes up.
"""


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        m_hat = np.divide(self.mean[i], 1 - beta1 ** self.steps[i])
        v_hat = np.divide(self.square[i], 1 - beta2 ** self.steps[i])
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change
        self.steps[i] += 1


Adam.step = step
