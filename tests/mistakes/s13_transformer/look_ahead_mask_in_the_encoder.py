"""Your encoder hides the later words of the source from the earlier ones. The source is there
as a whole: whoever reads may look ahead.

Look at: the mask in encode.
"""


def encode(self, src_ids):
    x = self.src_embedding(src_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(src_ids.shape[1])
    mask = combine_masks(ahead, padding_mask(src_ids, pad_id=self.pad_id))
    return self.encoder(x, attn_mask=mask)


Transformer.encode = encode
