"""Your memory is what goes into the encoder, not what comes out of it: the encoder works for
nothing.

Look at: the last line of encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return x


Transformer.encode = encode
