"""All your masks take 0 for the padding. The model was told another pad_id, with which 0 is a
word like any other.

Look at: what padding_mask is told.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids))


Transformer.encode = encode


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids))
    cross_mask = padding_mask(src_ids)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
