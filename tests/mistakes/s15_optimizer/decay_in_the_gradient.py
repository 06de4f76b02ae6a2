"""You add weight_decay · p to the gradient, so that it goes through both averages and is divided
by √v̂. That is Adam with L2: a fair method too, but not this contract. Here the decay stands
beside the step, as in AdamW.

Look at: the last term of the formula for p.
"""


def step(self):
    beta1, beta2 = self.betas
    for i, parameter in enumerate(self.parameters):
        g = parameter.grad
        if g is None:
            continue
        g = g + self.weight_decay * parameter.data
        self.mean[i] = beta1 * self.mean[i] + (1 - beta1) * g
        self.square[i] = beta2 * self.square[i] + (1 - beta2) * g**2
        self.steps[i] += 1
        m_hat = self.mean[i] / (1 - beta1 ** self.steps[i])
        v_hat = self.square[i] / (1 - beta2 ** self.steps[i])
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        parameter.data = parameter.data - self.lr * change


Adam.step = step
