"""You flatten the batch and the sentence into one axis, and the result stays flat.

Look at: the axes in front of d_in. They should stand unchanged in front of d_out.
"""


def forward(self, x):
    y = x.reshape(-1, x.shape[-1]) @ self.weight
    return y if self.bias is None else y + self.bias


Linear.forward = forward
