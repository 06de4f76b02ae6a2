"""Your step is lr · m̂, without any division: gradient descent with momentum. Large gradients
make large steps.

Look at: the denominator in the formula.
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
        change = m_hat
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
