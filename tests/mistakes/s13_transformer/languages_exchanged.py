"""Your model encodes the target and decodes the source. It should read the source and write
the target.

Look at: the arguments of encode and decode.
"""


def forward(self, src_ids, tgt_ids):
    return self.decode(src_ids, self.encode(tgt_ids), tgt_ids)


Transformer.forward = forward
