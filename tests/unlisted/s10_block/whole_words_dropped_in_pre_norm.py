"""Pre-norm drops whole vectors, post-norm single numbers."""


def forward(self, x, sublayer):
    if not self.norm_first:
        return self.norm(x + self.dropout(sublayer(x)))
    ones = self.dropout(Tensor(np.ones((*x.shape[:-1], 1), x.dtype)))
    return x + ones * sublayer(self.norm(x))


Residual.forward = forward
