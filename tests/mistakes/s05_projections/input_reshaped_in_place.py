"""Your layer flattens its input for good: the Tensor that came in has another shape afterwards.

Whoever uses it next, as `k_proj` does after `q_proj`, finds it changed, and its gradient is flat.

Look at: every assignment to `.data`. What does `x.reshape` do to x itself?
"""


def forward(self, x):
    front = x.shape[:-1]
    x.data = x.data.reshape(-1, x.shape[-1])
    y = x @ self.weight
    if self.bias is not None:
        y = y + self.bias
    return y.reshape(*front, -1)


Linear.forward = forward
