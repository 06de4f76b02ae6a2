"""Your model never hides padding: every word takes <pad> for a word, in source and target.

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
    self_mask = ahead
    x = self.decoder(x, memory, self_mask=self_mask)
    return self.head(x)


Transformer.decode = decode
