"""The layers are called from here, not through Encoder and Decoder; exp and log make √d_model."""


def _begin(self, table, ids):
    scale = math.exp(0.5 * math.log(table.weight.shape[-1]))
    return self.dropout(self.positions(scale * table(ids)))


def encode(self, src_ids):
    words = _begin(self, self.src_embedding, src_ids)
    for floor in self.encoder.layers:
        words = floor(words, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))
    roof = getattr(self.encoder, "norm", None)
    return words if roof is None else roof(words)


def decode(self, tgt_ids, memory, src_ids):
    masks = {
        "self_mask": padding_mask(tgt_ids, pad_id=self.pad_id) & look_ahead_mask(len(tgt_ids[0])),
        "cross_mask": padding_mask(src_ids, pad_id=self.pad_id),
    }
    words = _begin(self, self.tgt_embedding, tgt_ids)
    for floor in self.decoder.layers:
        words = floor(words, memory, **masks)
    roof = getattr(self.decoder, "norm", None)
    return self.head(words if roof is None else roof(words))


def forward(self, src_ids, tgt_ids):
    memory = self.encode(src_ids=src_ids)
    return self.decode(memory=memory, src_ids=src_ids, tgt_ids=tgt_ids)


Transformer.encode, Transformer.decode, Transformer.forward = encode, decode, forward
