"""No gradient comes back to the embedding of the source: its words would never be learnt.

Look at: `.data`, `.numpy()` and `.detach()` in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids).detach() * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
