"""In forward you hand tgt_ids to decode as the source's ids, so that the padding of the wrong
language is hidden.

Look at: the third argument of decode.
"""


def forward(self, src_ids, tgt_ids):
    return self.decode(tgt_ids, self.encode(src_ids), tgt_ids)


Transformer.forward = forward
