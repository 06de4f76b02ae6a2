"""In your decoder every position sees the words that come after it, the one that it should
predict among them. In training it would learn to copy.

Look at: the masks that make up self_mask.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    self_mask = padding_mask(tgt_ids, pad_id=self.pad_id)
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
