"""In your decoder every position sees what it should not: the future alone. In this course
True means: may be attended to.

Look at: `~` before the look-ahead mask.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = ~look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
