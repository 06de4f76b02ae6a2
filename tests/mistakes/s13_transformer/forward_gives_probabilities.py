"""Your forward gives probabilities. What is asked for are logits, before softmax: the loss
takes its own log-softmax of them.

Look at: what you do behind decode.
"""

from minigrad import softmax


def forward(self, src_ids, tgt_ids):
    return softmax(self.decode(tgt_ids, self.encode(src_ids), src_ids))


Transformer.forward = forward
