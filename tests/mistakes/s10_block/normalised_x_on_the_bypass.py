"""In pre-norm you add to the normalised x. The bypass carries x as it came in: only the
sub-layer meets the normalised one.

Look at: where the path branches off in the second picture, before norm or behind it.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        x = self.norm(x)
        return x + self.dropout(sublayer(x))
    return self.norm(x + self.dropout(sublayer(x)))


Residual.forward = forward
