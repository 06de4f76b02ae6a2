"""In the source you multiply the sum of word and position by √d_model. Only the word is
scaled; its position is added afterwards.

Look at: the order of your steps in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids)
    x = self.dropout(self.positions(x) * math.sqrt(self.d_model))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
