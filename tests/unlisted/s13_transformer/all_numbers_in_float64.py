"""√d_model is a NumPy array of float64 that a scaled table is multiplied by as a Tensor.

Named as: encode-turns-float32-into-float64.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * Tensor(np.sqrt([self.d_model]))
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
