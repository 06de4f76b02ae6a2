"""Your forward drops the last word of the target by itself. What is fed in is the caller's
business (14): for every word given there is one row of logits.

Look at: slices of tgt_ids.
"""


def forward(self, src_ids, tgt_ids):
    return self.decode(tgt_ids[:, :-1], self.encode(src_ids), src_ids)


Transformer.forward = forward
