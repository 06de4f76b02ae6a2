"""The sum is put into the caller's x, as bare numbers; the sub-layer learns nothing."""


def forward(self, x, sublayer):
    if self.norm_first:
        x.data = x.data + self.dropout(sublayer(self.norm(x))).data
        return x * 1.0
    x.data = x.data + self.dropout(sublayer(x)).data
    return self.norm(x)


Residual.forward = forward
