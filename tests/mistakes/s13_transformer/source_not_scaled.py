"""The vectors of the source's words are not multiplied by √d_model. Without it the waves of
the positions drown the words.

Look at: the first line of encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
