"""Your model writes into the ids that were passed in: the caller's sentences are others after
the call.

Look at: assignments to elements of src_ids.
"""


def encode(self, src_ids):
    mask = padding_mask(src_ids, pad_id=self.pad_id)
    src_ids[src_ids == self.pad_id] = 1
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    mask = padding_mask(src_ids, pad_id=self.pad_id)
    src_ids[src_ids == self.pad_id] = 1
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
