"""The padding of the source is not hidden in the encoder: every word takes <pad> for a word.

Look at: the mask in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x)


Transformer.encode = encode
