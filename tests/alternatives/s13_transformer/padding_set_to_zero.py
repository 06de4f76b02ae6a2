"""Vectors of padding are set to zero, before and after the encoder."""


def encode(self, src_ids):
    real = (src_ids != self.pad_id)[..., None].astype(self.src_embedding.weight.dtype)
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model) * real
    x = self.dropout(self.positions(x)) * real
    mask = padding_mask(src_ids, pad_id=self.pad_id)
    return self.encoder(x, attn_mask=mask) * real


Transformer.encode = encode
