"""dropout never reaches encoder and decoder: their layers keep everything in training.

Named as: dropout-not-passed-on.
"""


def __init__(
    self, src_vocab_size, tgt_vocab_size, *, d_model=512, num_heads=8, d_ff=2048, num_layers=6,
    max_len=512, dropout=0.1, norm_first=False, bias=False, pad_id=0, rng,
):
    self.d_model, self.pad_id = d_model, pad_id
    self.src_embedding = Embedding(src_vocab_size, d_model, rng=rng)
    self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=rng)
    self.positions = PositionalEncoding(max_len, d_model)
    self.dropout = Dropout(dropout, rng=rng)
    sizes = num_layers, d_model, num_heads, d_ff
    self.encoder = Encoder(*sizes, norm_first=norm_first, bias=bias, rng=rng)
    self.decoder = Decoder(*sizes, norm_first=norm_first, bias=bias, rng=rng)
    self.head = Linear(d_model, tgt_vocab_size, rng=rng)


Transformer.__init__ = __init__
