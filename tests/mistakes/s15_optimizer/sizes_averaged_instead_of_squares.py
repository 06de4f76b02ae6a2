"""You average |g| in the place of g². The two are not the same: √ of a mean of squares gives more
weight to the large ones.

Look at: the second line of the formula.
"""


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * np.abs(g)
        self.steps[i] += 1
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        change = m_hat / (v_hat + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
