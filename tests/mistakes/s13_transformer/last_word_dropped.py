"""Your decode drops the last word of the target by itself. What is fed in is the caller's
business (14): for every word given there is one row of logits.

Look at: slices of tgt_ids.
"""


def decode(self, tgt_ids, memory, src_ids):
    tgt_ids = tgt_ids[:, :-1]
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
