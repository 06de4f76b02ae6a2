"""encode reads the vectors of its words as bare numbers: the table of the source learns nothing.

Named as: source-embedding-detached.
"""


def encode(self, src_ids):
    x = Tensor(self.src_embedding(src_ids).data * math.sqrt(self.d_model))
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
