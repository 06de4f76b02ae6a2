"""1 - β₁ is multiplied into the gradient where it lies: whoever looks at it after the step finds a
tenth.

Named as: gradient-changed-in-place.
"""


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        self.steps[i] += 1
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        g *= 1 - beta1
        self.mean[i] = beta1 * self.mean[i] + g
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        change = m_hat / (np.sqrt(v_hat) + self.eps) + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
