"""Averages are found by the place among the parameters that have a gradient now: where one is
skipped, all behind it get the averages of their neighbours.

Named as: averages-by-those-with-a-gradient.
"""


def step(self):
    beta1, beta2 = self.betas
    learning = [parameter for parameter in self.parameters if parameter.grad is not None]
    for i, parameter in enumerate(learning):
        g = parameter.grad
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        self.steps[i] += 1
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        change = m_hat / (np.sqrt(v_hat) + self.eps) + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
