"""The vectors of the source's words are multiplied by d_model instead of its square root.

Look at: the first line of encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * self.d_model
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
