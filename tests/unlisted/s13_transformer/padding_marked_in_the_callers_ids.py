"""Padding gets id 0 in the caller's own array before the embedding reads it."""

_encode = Transformer.encode


def encode(self, src_ids):
    mask = padding_mask(src_ids, pad_id=self.pad_id)
    src_ids[src_ids == self.pad_id] = 0
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
