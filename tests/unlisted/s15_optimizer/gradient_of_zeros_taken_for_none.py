"""A gradient of nothing but zeros is taken for none: its parameter is skipped, though its averages
would still carry it on.
"""

_step = Adam.step


def step(self):
    silent = [p for p in self.parameters if p.grad is not None and not p.grad.any()]
    grads = [p.grad for p in silent]
    for p in silent:
        p.grad = None
    _step(self)
    for p, grad in zip(silent, grads, strict=True):
        p.grad = grad


Adam.step = step
