"""One counter for all parameters, averages in dicts by place; zero_grad by the Tensor's own."""


def init(self, parameters, *, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0):
    self.lr, (self.beta1, self.beta2), self.eps = lr, betas, eps
    self.decay = weight_decay
    self.parameters = [*parameters]
    self.m, self.v, self.t = {}, {}, 0


def step(self):
    self.t += 1
    for i, p in enumerate(self.parameters):
        if p.grad is not None:
            self.m[i] = self.beta1 * self.m.get(i, 0) + (1 - self.beta1) * p.grad
            self.v[i] = self.beta2 * self.v.get(i, 0) + (1 - self.beta2) * p.grad**2
            m_hat = self.m[i] / (1 - self.beta1**self.t)
            v_hat = self.v[i] / (1 - self.beta2**self.t)
            new = p.data - self.lr * m_hat / (v_hat**0.5 + self.eps)
            p.data = new - self.lr * self.decay * p.data


def zero_grad(self):
    for p in self.parameters:
        p.zero_grad()


Adam.__init__, Adam.step, Adam.zero_grad = init, step, zero_grad
