"""What encode gives is float64 although the model was converted to float32: a Tensor of
float64 joined in.

Look at: `Tensor(…)` around √d_model or around the positions; a plain number or array would
follow the dtype.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * Tensor(math.sqrt(self.d_model))
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode
