"""Post-norm: what feed-forward gives is dropped out behind the norm, and not before it."""

from exercises.s10_block import Dropout

_init, _forward = DecoderLayer.__init__, DecoderLayer.forward


def __init__(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    options = {"norm_first": norm_first, "bias": bias, "rng": rng}
    _init(self, d_model, num_heads, d_ff, dropout=dropout, **options)
    self.drop = Dropout(dropout, rng=rng)
    if not norm_first:
        self.residuals[2] = Residual(d_model, rng=rng)


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    y = _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return y if self.residuals[2].norm_first else self.drop(y)


DecoderLayer.__init__, DecoderLayer.forward = __init__, forward
