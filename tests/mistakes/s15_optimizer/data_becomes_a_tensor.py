"""After your step ``.data`` is a Tensor. It should stay a plain array: the step is no part of
what is differentiated.

Look at: what you calculate with, ``parameter`` or ``parameter.data``.
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
        change = change + self.weight_decay * parameter.data
        parameter.data = parameter - self.lr * change


Adam.step = step
