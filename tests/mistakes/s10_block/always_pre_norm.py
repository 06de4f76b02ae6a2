"""You always compute pre-norm, whatever norm_first says. It is the more common one today, but
the paper's is post-norm, and so is the default here.

Look at: what you keep of ``norm_first``, and where you ask for it.
"""


def forward(self, x, sublayer):
    return x + self.dropout(sublayer(self.norm(x)))


Residual.forward = forward
