"""Your float32 parameters become float64: something of float64 joined in, such as averages that
began as np.zeros without a dtype, or a number made by np.sqrt.

Look at: the dtype of your averages, and NumPy's own numbers.
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
        root = np.sqrt(np.array([1 - beta2 ** self.steps[i]]))
        change = m_hat / (np.sqrt(self.square[i]) / root + self.eps)
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter.data - self.lr * change


Adam.step = step
