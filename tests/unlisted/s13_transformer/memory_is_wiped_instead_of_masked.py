"""The memory of padding is set to zero; a zero vector still takes its share of the attention."""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    self_mask = combine_masks(
        look_ahead_mask(tgt_ids.shape[1]), padding_mask(tgt_ids, pad_id=self.pad_id)
    )
    memory = memory * (src_ids != self.pad_id)[:, :, None]
    return self.head(self.decoder(x, memory, self_mask=self_mask))


Transformer.decode = decode
