"""Padding in the target is not masked: its vectors are set to zero on their way into the
decoder.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x)) * (tgt_ids != self.pad_id)[:, :, None]
    self_mask = look_ahead_mask(tgt_ids.shape[1])
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
