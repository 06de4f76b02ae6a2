"""Your logits are read from the embedded target: the decoder is never called.

Look at: what goes into the head.
"""


def decode(self, tgt_ids, memory, src_ids):
    x = self.tgt_embedding(tgt_ids) * math.sqrt(self.d_model)
    x = self.dropout(self.positions(x))
    return self.head(x)


Transformer.decode = decode
