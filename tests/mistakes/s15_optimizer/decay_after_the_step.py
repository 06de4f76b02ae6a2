"""You let the weights decay after they have moved, so that the decay is taken of the new numbers.
It should be taken of the numbers from before the step, as in torch's AdamW.

Look at: which p the last term of the formula means.
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
        change = m_hat / (np.sqrt(v_hat) + self.eps)
        parameter.data = parameter.data - self.lr * change
        parameter.data = parameter.data * (1 - self.lr * self.weight_decay)


Adam.step = step
