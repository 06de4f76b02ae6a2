"""The embeddings of the target are not dropped: only those of the source are.

Named as: target-not-dropped-out.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.positions(self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model))
    self_mask = combine_masks(
        look_ahead_mask(tgt_ids.shape[1]), padding_mask(tgt_ids, pad_id=self.pad_id)
    )
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.head(self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask))


Transformer.decode = decode
