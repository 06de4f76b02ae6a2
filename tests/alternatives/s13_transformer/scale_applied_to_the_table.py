"""The whole table of vectors is scaled before the words are looked up."""


def encode(self, src_ids):
    table = self.src_embedding.weight * self.d_model**0.5
    x = self.dropout(self.positions(table[src_ids]))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
