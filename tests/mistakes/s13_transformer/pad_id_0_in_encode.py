"""In the mask of your encoder the padding is always 0. The model was told another pad_id, with
which 0 is a word like any other.

Look at: what padding_mask is told.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids))


Transformer.encode = encode
