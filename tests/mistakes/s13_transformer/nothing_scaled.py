"""The vectors of the words are not multiplied by √d_model, neither in the source nor in the
target. Without it the waves of the positions drown the words.

Look at: the first lines of encode and decode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
