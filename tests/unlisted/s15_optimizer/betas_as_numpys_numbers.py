"""The betas are NumPy's arrays of float64: float32 weights become float64 in the first step.

Named as: float32-becomes-float64.
"""


def step(self):
    beta1, beta2 = np.array(self.betas)[:, None]
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
        parameter.data = parameter.data - self.lr * change


Adam.step = step
