"""The look-ahead mask of each length is kept, and the padding of a single target written into it."""


def decode(self, tgt_ids, memory, src_ids):
    x = self.dropout(self.positions(self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)))
    length = tgt_ids.shape[1]
    self_mask = vars(self).setdefault("kept", {}).setdefault(length, look_ahead_mask(length))
    real = padding_mask(tgt_ids, pad_id=self.pad_id)
    if len(tgt_ids) == 1:
        self_mask &= real[0]
    else:
        self_mask = self_mask & real
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
