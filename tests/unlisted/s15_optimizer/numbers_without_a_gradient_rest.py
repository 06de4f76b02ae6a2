"""Single numbers whose gradient is 0 rest, as rows of words that do not occur: neither averages nor
decay move them.
"""

_step = Adam.step


def step(self):
    before = [(p, p.data) for p in self.parameters]
    _step(self)
    for p, data in before:
        if p.grad is not None:
            p.data = np.where(p.grad == 0, data, p.data)


Adam.step = step
