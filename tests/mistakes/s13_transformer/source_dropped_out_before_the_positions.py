"""In the source you drop the words first and add the positions afterwards. It is their sum
that is dropped.

Look at: the order of your steps in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.positions(self.dropout(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
