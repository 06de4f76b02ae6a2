"""Your model returns a tuple. What is asked for are the logits alone.

Look at: your last line in forward.
"""


def forward(self, src_ids, tgt_ids):
    memory = self.encode(src_ids)
    return self.decode(tgt_ids, memory, src_ids), memory


Transformer.forward = forward
