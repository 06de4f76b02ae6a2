"""Embedding, scale, positions and dropout in one helper; masks made by another."""


def entrance(self, embedding, ids):
    return self.dropout(self.positions(embedding(ids) * self.d_model**0.5))


def real(self, ids):
    return padding_mask(ids, pad_id=self.pad_id)


def encode(self, src_ids):
    return self.encoder(entrance(self, self.src_embedding, src_ids), attn_mask=real(self, src_ids))


def decode(self, tgt_ids, memory, src_ids):
    x = entrance(self, self.tgt_embedding, tgt_ids)
    both = real(self, tgt_ids) & look_ahead_mask(len(tgt_ids[0]))
    return self.head(self.decoder(x, memory, self_mask=both, cross_mask=real(self, src_ids)))


Transformer.encode = encode
Transformer.decode = decode
