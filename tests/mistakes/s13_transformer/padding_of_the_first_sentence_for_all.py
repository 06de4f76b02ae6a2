"""Your encoder hides for every sentence what is padding in the first one.

Look at: the batch axis of your mask.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id)[:1])


Transformer.encode = encode
