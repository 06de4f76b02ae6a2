"""The look-ahead mask is made once and cut to size; for a longer target it is stretched by True."""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    seq = tgt_ids.shape[1]
    kept = vars(self).setdefault("ahead", look_ahead_mask(seq))
    mask = np.ones((seq, seq), dtype=bool)
    size = min(seq, len(kept))
    mask[:size, :size] = kept[:size, :size]
    self_mask = combine_masks(mask, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
