"""Your decoder hides the later words of the source from the earlier words of the target. The
source has been spoken in full: there is no future in it.

Look at: what cross_mask is made of.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = np.tri(tgt_ids.shape[1], src_ids.shape[1], dtype=bool)
    cross_mask = combine_masks(cross_mask, padding_mask(src_ids, pad_id=self.pad_id))
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
