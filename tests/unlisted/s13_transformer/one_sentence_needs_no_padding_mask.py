"""A batch of one sentence is thought to have no padding: its masks are left out."""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    mask = None if len(src_ids) == 1 else padding_mask(src_ids, pad_id=self.pad_id)
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
