"""norm_first is kept on the class: the decoder that was made last decides for all others."""

_init, _forward = Decoder.__init__, Decoder.forward


def __init__(self, *sizes, norm_first=False, **options):
    _init(self, *sizes, norm_first=norm_first, **options)
    Decoder.norm_first = norm_first


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        for residual in layer.residuals:
            residual.norm_first = Decoder.norm_first
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


Decoder.__init__, Decoder.forward = __init__, forward
