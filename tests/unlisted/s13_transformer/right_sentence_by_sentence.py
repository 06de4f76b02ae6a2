"""Every pair goes through the model alone; the encoder gets its padding mask in three axes, and
none where nothing is padded.
"""

from minigrad import concatenate


def _real(ids, pad_id):
    mask = (ids != pad_id)[np.newaxis, np.newaxis]
    return None if mask.all() else mask


def encode(self, src_ids):
    memories = []
    for ids in src_ids:
        x = self.dropout(self.positions(self.src_embedding(ids[None]) * math.sqrt(self.d_model)))
        memories.append(self.encoder(x, attn_mask=_real(ids, self.pad_id)))
    return concatenate(memories, axis=0)


def decode(self, tgt_ids, memory, src_ids):
    rows = []
    for i, ids in enumerate(tgt_ids):
        x = self.dropout(self.positions(self.tgt_embedding(ids[None]) * math.sqrt(self.d_model)))
        mask = np.tri(len(ids), dtype=bool)
        if _real(ids, self.pad_id) is not None:
            mask = mask & _real(ids, self.pad_id)
        x = self.decoder(
            x, memory[i : i + 1], self_mask=mask, cross_mask=_real(src_ids[i], self.pad_id)
        )
        rows.append(self.head(x)[0])
    return concatenate([row.expand_dims(0) for row in rows])


Transformer.encode, Transformer.decode = encode, decode
