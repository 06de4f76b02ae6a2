"""You drop words and positions each by themselves and add them afterwards. It is their sum
that is dropped.

Look at: what dropout is applied to.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    waves = self.positions(x * 0.0)
    x = self.dropout(x) + self.dropout(waves)
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    waves = self.positions(x * 0.0)
    x = self.dropout(x) + self.dropout(waves)
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
