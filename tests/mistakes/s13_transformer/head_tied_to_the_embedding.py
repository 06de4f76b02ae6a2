"""Your head has no weights of its own: it turns the target's embedding round. Many models do
that, the paper's among them; in this contract the head is a Linear with weights of its own.

Look at: what head is, and where its weight comes from.
"""


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
    self.head = Linear(d_model, tgt_vocab_size, rng=rng)


Transformer.__init__ = init


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x @ self.tgt_embedding.weight.mT + self.head.bias


Transformer.decode = decode
