"""What the decoder gives is dropped out once more before it goes into the head."""


class Head(Linear):
    def forward(self, x):
        return super().forward(self.drop(x))


_init = Transformer.__init__


def __init__(self, src_vocab_size, tgt_vocab_size, *, d_model=512, rng, **options):
    _init(self, src_vocab_size, tgt_vocab_size, d_model=d_model, rng=rng, **options)
    self.head = Head(d_model, tgt_vocab_size, rng=rng)
    self.head.drop = self.dropout


Transformer.__init__ = __init__
