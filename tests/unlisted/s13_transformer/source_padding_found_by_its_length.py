"""The encoder counts the real tokens of a source and hides what comes after as many."""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    lengths = np.count_nonzero(src_ids != self.pad_id, axis=1)
    mask = np.arange(src_ids.shape[1])[None, None, :] < lengths[:, None, None]
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
