"""The vectors of the words are multiplied by √d_k. The width of a head belongs to attention; a
word is d_model wide.

Look at: the number under the root.
"""


def encode(self, src_ids):
    attn = self.encoder.layers[0].self_attn
    width = self.d_model // attn.num_heads
    x = self.src_embedding(src_ids) * math.sqrt(width)
    x = self.dropout(self.positions(x))
    return self.encoder(x, attn_mask=padding_mask(src_ids, pad_id=self.pad_id))


Transformer.encode = encode


def decode(self, tgt_ids, memory, src_ids):
    attn = self.decoder.layers[0].self_attn
    width = self.d_model // attn.num_heads
    x = self.tgt_embedding(tgt_ids) * math.sqrt(width)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return self.head(x)


Transformer.decode = decode
