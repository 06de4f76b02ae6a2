"""Only matrices decay; vectors, such as biases and the weights of layer norms, are spared."""

_step = Adam.step


def step(self):
    decay, everybody = self.weight_decay, self.parameters
    before = {id(p): p.data for p in everybody}
    self.weight_decay = 0.0
    _step(self)
    self.weight_decay = decay
    for p in everybody:
        if p.grad is not None and p.data.ndim > 1:
            p.data = p.data - self.lr * decay * before[id(p)]


Adam.step = step
