"""Your forward switches the model to eval mode and leaves it there: from the first call on
nothing is dropped out any more.

Look at: `eval()` in forward.
"""


def forward(self, src_ids, tgt_ids):
    self.eval()
    return self.decode(tgt_ids, self.encode(src_ids), src_ids)


Transformer.forward = forward
