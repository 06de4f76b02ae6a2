"""forward does everything itself, and so do the other two."""


def forward(self, src_ids, tgt_ids):
    root = math.sqrt(self.d_model)
    source = padding_mask(src_ids, pad_id=self.pad_id)
    words = self.dropout(self.positions(self.src_embedding(src_ids) * root))
    memory = self.encoder(words, attn_mask=source)
    future = look_ahead_mask(tgt_ids.shape[-1])[None]
    mask = combine_masks(padding_mask(tgt_ids, pad_id=self.pad_id), None, future)
    written = self.dropout(self.positions(self.tgt_embedding(tgt_ids) * root))
    return self.head(self.decoder(written, memory, self_mask=mask, cross_mask=source))


Transformer.forward = forward
