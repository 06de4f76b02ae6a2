"""Your model has no masks: it sees the future, and the padding of both languages.

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
    x = self.decoder(x, memory)
    return self.head(x)


Transformer.decode = decode
