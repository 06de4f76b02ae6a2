"""Every part gets a generator of its own, made by the one that was passed in."""


def init(
    self, src_vocab_size, tgt_vocab_size, *, d_model=512, num_heads=8, d_ff=2048, num_layers=6,
    max_len=512, dropout=0.1, norm_first=False, bias=False, pad_id=0, rng
):
    self.d_model, self.pad_id, self.max_len = d_model, pad_id, max_len
    one, two, three, four, five, six = rng.spawn(6)
    self.src_embedding = Embedding(src_vocab_size, d_model, rng=one)
    self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=two)
    self.positions = PositionalEncoding(max_len, d_model)
    self.dropout = Dropout(dropout, rng=three)
    sizes, options = (num_layers, d_model, num_heads, d_ff), {"dropout": dropout, "bias": bias}
    self.encoder = Encoder(*sizes, norm_first=norm_first, rng=four, **options)
    self.decoder = Decoder(*sizes, norm_first=norm_first, rng=five, **options)
    self.head = Linear(d_model, tgt_vocab_size, bias=True, rng=six)


Transformer.__init__ = init
