"""Masks without the functions of stage 08, of full size."""


def encode(self, src_ids):
    batch, src = src_ids.shape
    mask = np.broadcast_to((src_ids != self.pad_id)[:, np.newaxis], (batch, src, src))
    x = self.positions(self.src_embedding(src_ids) * np.sqrt(self.d_model))
    return self.encoder(self.dropout(x), attn_mask=mask)


def decode(self, tgt_ids, memory, src_ids):
    (batch, tgt), src = tgt_ids.shape, src_ids.shape[1]
    self_mask = np.zeros((batch, tgt, tgt), bool)
    cross_mask = np.zeros((batch, tgt, src), bool)
    for b in range(batch):
        for query in range(tgt):
            self_mask[b, query, : query + 1] = tgt_ids[b, : query + 1] != self.pad_id
            cross_mask[b, query] = src_ids[b] != self.pad_id
    x = self.positions(self.tgt_embedding(tgt_ids) * np.sqrt(self.d_model))
    x = self.decoder(self.dropout(x), memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.encode = encode
Transformer.decode = decode
