"""The padding of the source is hidden in your encoder, but not from your decoder: it takes the
memory of <pad> for words.

Look at: cross_mask.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    x = self.decoder(x, memory, self_mask=self_mask)
    return self.head(x)


Transformer.decode = decode
