"""You return the output alone; the weights are asked for as well.

Look at: the `returns` line of forward.
"""


def forward(self, x):
    output, _ = attention(*self.qkv(x))
    return output


SelfAttention.forward = forward
