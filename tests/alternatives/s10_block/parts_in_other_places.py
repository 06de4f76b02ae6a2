"""Dropout kept in a list, the norm's eps as an array; weight and bias drawn out by a loop."""


def norm_init(self, d_model, *, eps=1e-5):
    for name, value in (("bias", 0.0), ("weight", 1.0)):
        setattr(self, name, Parameter(np.full(d_model, value)))
    self.eps = np.array(eps)


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.after = [Dropout(dropout, rng=rng)]
    self.order = "pre" if norm_first else "post"
    self.norm = LayerNorm(d_model, eps=1e-5)


def forward(self, x, sublayer):
    inner = {"pre": self.norm, "post": lambda x: x}[self.order](x)
    found = sublayer(inner)
    for module in self.after:
        found = module(found)
    return (x + found) if self.order == "pre" else self.norm(found + x)


LayerNorm.__init__ = norm_init
Residual.__init__ = init
Residual.forward = forward
