"""In the target positions are counted from the first real token, not from the first column."""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    table = self.positions(Tensor(np.zeros((1, *x.shape[1:])))).data[0]
    real = tgt_ids != self.pad_id
    place = np.arange(tgt_ids.shape[1]) - real.argmax(axis=1)[:, None]
    x = self.dropout(x + table[np.maximum(place, 0)].astype(x.dtype))
    self_mask = combine_masks(
        look_ahead_mask(tgt_ids.shape[1]), padding_mask(tgt_ids, pad_id=self.pad_id)
    )
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
