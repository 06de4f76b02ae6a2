"""The mask of your encoder is (batch, keys), which NumPy lays over (queries, keys): the
padding of sentence 1 is hidden from query 1 of all sentences.

Look at: the axes of padding_mask, and what you make of them.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id)[:, 0])


Transformer.encode = encode
