"""You always compute post-norm, whatever norm_first says.

Look at: what you keep of ``norm_first``, and where you ask for it.
"""


def forward(self, x, sublayer):
    return self.norm(x + self.dropout(sublayer(x)))


Residual.forward = forward
