"""The numbers are right, but no gradient comes back to x: what lies before this layer would not
learn.

Look at: every `.data` and `.detach()`.
"""


def forward(self, x):
    return attention(*self.qkv(x.detach()))


SelfAttention.forward = forward
