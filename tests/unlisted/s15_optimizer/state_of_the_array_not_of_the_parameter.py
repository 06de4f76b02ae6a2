"""The averages belong to the array that was there at the beginning: a parameter that is given new
numbers, as load_state_dict does, is not moved any more.
"""

_init = Adam.__init__


def __init__(self, parameters, **options):
    _init(self, parameters, **options)
    self.arrays = [parameter.data for parameter in self.parameters]


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
        change = m_hat / (np.sqrt(v_hat) + self.eps) + self.weight_decay * self.arrays[i]
        self.arrays[i] -= self.lr * change


Adam.__init__, Adam.step = __init__, step
