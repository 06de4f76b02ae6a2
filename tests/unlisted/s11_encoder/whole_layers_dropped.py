"""In training whole layers are left out with the probability dropout (LayerDrop)."""

_init = Encoder.__init__


def __init__(self, *sizes, dropout=0.0, rng, **options):
    _init(self, *sizes, dropout=dropout, rng=rng, **options)
    self.chance, self.rng = dropout, rng


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        if not self.training or self.rng.random() >= self.chance:
            x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.__init__, Encoder.forward = __init__, forward
