"""What goes into your encoder is never dropped out. The paper drops the sum of word and
position, before the first layer.

Look at: dropout in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.positions(x)
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
