"""Your decode does not use the head's weight, but turns the target's embedding round. Many
models do that, the paper's among them; in this contract the head has weights of its own.

Look at: your last line in decode.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    ahead = look_ahead_mask(tgt_ids.shape[1])
    self_mask = combine_masks(ahead, padding_mask(tgt_ids, pad_id=self.pad_id))
    cross_mask = padding_mask(src_ids, pad_id=self.pad_id)
    x = self.decoder(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x @ self.tgt_embedding.weight.mT + self.head.bias


Transformer.decode = decode
