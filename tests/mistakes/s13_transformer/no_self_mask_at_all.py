"""Your decoder's self-attention has no mask: every position sees the future, and the padding.

Look at: self_mask.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
