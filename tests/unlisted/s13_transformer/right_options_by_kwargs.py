"""Sizes come by **, masks are kept by their length, the embeddings are picked by integer arrays."""

_keys = "d_model", "num_heads", "d_ff", "num_layers"
_usual = dict(zip(_keys, (512, 8, 2048, 6), strict=True))


def __init__(
    self, src_vocab_size, tgt_vocab_size, *, max_len=512, dropout=0.1, norm_first=False, bias=False,
    pad_id=0, rng, **sizes,
):
    d_model, num_heads, d_ff, num_layers = (_usual | sizes).values()
    self.pad_id, self.ahead = pad_id, {}
    self.src_embedding = Embedding(src_vocab_size, d_model, rng=rng)
    self.encoder = Encoder(num_layers, d_model, num_heads, d_ff, dropout=dropout,
                           norm_first=norm_first, bias=bias, rng=rng)
    self.tgt_embedding = Embedding(tgt_vocab_size, d_model, rng=rng)
    self.decoder = Decoder(num_layers, d_model, num_heads, d_ff, dropout=dropout,
                           norm_first=norm_first, bias=bias, rng=rng)
    self.head = Linear(d_model, tgt_vocab_size, rng=rng)
    self.positions = PositionalEncoding(max_len, d_model)
    self.noise = [Dropout(dropout, rng=rng), Dropout(dropout, rng=rng)]


def _look(self, which, ids):
    weight = (self.src_embedding, self.tgt_embedding)[which].weight
    x = weight[np.asarray(ids)] * np.sqrt(np.array(weight.shape[1], dtype=weight.dtype))
    return self.noise[which](self.positions(x, offset=0))


def encode(self, src_ids):
    mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.encoder(_look(self, 0, src_ids), attn_mask=mask)


def decode(self, tgt_ids, memory, src_ids):
    seq = tgt_ids.shape[1]
    if seq not in self.ahead:
        self.ahead[seq] = look_ahead_mask(seq)
    mask = np.logical_and(self.ahead[seq], padding_mask(tgt_ids, pad_id=self.pad_id))
    cross = padding_mask(src_ids, pad_id=self.pad_id)
    y = self.decoder(_look(self, 1, tgt_ids), memory, self_mask=mask, cross_mask=cross)
    return self.head(y)


Transformer.__init__, Transformer.encode, Transformer.decode = __init__, encode, decode
