"""The layers of a stack are copies of its first one, as in torch: equal, but not the same."""

import copy


def init(
    self,
    src_vocab_size,
    tgt_vocab_size,
    *,
    d_model=512,
    num_heads=8,
    d_ff=2048,
    num_layers=6,
    max_len=512,
    dropout=0.1,
    norm_first=False,
    bias=False,
    pad_id=0,
    rng,
):
    self.d_model, self.pad_id = d_model, pad_id
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.src_embedding = Embedding(src_vocab_size, d_model, rng=rng)
    self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=rng)
    self.positions = PositionalEncoding(max_len, d_model)
    self.dropout = Dropout(dropout, rng=rng)
    self.encoder = Encoder(num_layers, d_model, num_heads, d_ff, **options)
    self.decoder = Decoder(num_layers, d_model, num_heads, d_ff, **options)
    for stack in (self.encoder, self.decoder):
        stack.layers = [copy.deepcopy(stack.layers[0]) for _ in stack.layers]
    self.head = Linear(d_model, tgt_vocab_size, rng=rng)


Transformer.__init__ = init
