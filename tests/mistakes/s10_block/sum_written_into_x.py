"""After the call the caller's x is another one: you wrote the sum into its array.

Look at: ``+=`` on ``.data``.
"""


def forward(self, x, sublayer):
    if self.norm_first:
        y = x + self.dropout(sublayer(self.norm(x)))
    else:
        y = self.norm(x + self.dropout(sublayer(x)))
    x.data[...] = y.data
    return y


Residual.forward = forward
