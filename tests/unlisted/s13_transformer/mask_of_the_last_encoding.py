"""encode keeps the mask of the source for decode, which looks at no src_ids of its own."""

_encode = Transformer.encode


def encode(self, src_ids):
    self.heard = padding_mask(src_ids, pad_id=self.pad_id)
    return _encode(self, src_ids)


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=self.heard))


Transformer.encode, Transformer.decode = encode, decode
