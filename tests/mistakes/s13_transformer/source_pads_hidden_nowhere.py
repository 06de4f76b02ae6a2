"""The padding of the source is never hidden, neither in the encoder nor from the decoder.

Look at: the masks in encode and decode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x)


Transformer.encode = encode


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    x = self.decoder(x, memory, self_mask=self_mask)
    return self.head(x)


Transformer.decode = decode
