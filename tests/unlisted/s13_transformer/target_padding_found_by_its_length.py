"""The padding of the target is taken to stand at its end: as many as there are are cut off
there.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    seq = tgt_ids.shape[1]
    lengths = (tgt_ids != self.pad_id).sum(axis=1)
    real = np.arange(seq) < lengths[:, None]
    self_mask = combine_masks(look_ahead_mask(seq), real[:, None, :])
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
