"""A source of one word does not go through the encoder: there is nobody to look at."""

_encode = Transformer.encode


def encode(self, src_ids):
    if src_ids.shape[1] > 1:
        return _encode(self, src_ids)
    return self.dropout(self.positions(self.src_embedding(src_ids) * math.sqrt(self.d_model)))


Transformer.encode = encode
