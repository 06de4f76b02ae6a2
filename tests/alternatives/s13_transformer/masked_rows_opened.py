"""Where a mask allows nothing, it is opened; the memory is read by keyword."""


def opened(mask):
    return mask | ~mask.any(axis=-1, keepdims=True)


def encode(self, src_ids):
    x = self.positions(self.src_embedding(src_ids) * math.sqrt(self.d_model))
    mask = opened(padding_mask(src_ids, pad_id=self.pad_id))
    return self.encoder.forward(self.dropout(x), attn_mask=mask)


def decode(self, tgt_ids, memory, src_ids):
    x = self.positions(self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model))
    pads = padding_mask(tgt_ids, pad_id=self.pad_id)
    mask = opened(combine_masks(look_ahead_mask(x.shape[1]), pads))
    source = opened(padding_mask(src_ids, pad_id=self.pad_id))
    written = self.decoder(x=self.dropout(x), memory=memory, self_mask=mask, cross_mask=source)
    return self.head(written)


Transformer.encode = encode
Transformer.decode = decode
