"""The value is made from a detached x: its numbers are right, x hears nothing from it."""


def forward(self, x):
    return self.q_proj(x), self.k_proj(x), self.v_proj(x.detach())


QKVProjection.forward = forward
