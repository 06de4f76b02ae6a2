"""In your encoder the padding asks nothing, but it is heard: the mask lies over the queries.
Nobody should hear the padded *keys*.

Look at: the axis of size 1 in your mask.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    mask = padding_mask(src_ids, pad_id=self.pad_id).swapaxes(1, 2)
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
