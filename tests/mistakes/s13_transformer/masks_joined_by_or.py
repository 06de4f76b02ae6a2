"""In your decoder a word may be seen if one of the two masks allows it. It may be seen if both
do.

Look at: how look-ahead mask and padding mask are put together.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = ahead | padding_mask(tgt_ids, pad_id=self.pad_id)
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
