"""The source's ids are looked up in the table of the other language.

Look at: the first line of encode.
"""


def encode(self, src_ids):
    x = self.tgt_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
