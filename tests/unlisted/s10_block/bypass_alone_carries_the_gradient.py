"""In pre-norm the sub-layer gets a detached x: its weights learn, but what came before it hears
from the bypass only.
"""

_forward = Residual.forward


def forward(self, x, sublayer):
    if not self.norm_first:
        return _forward(self, x, sublayer)
    return x + self.dropout(sublayer(self.norm(x.detach())))


Residual.forward = forward
