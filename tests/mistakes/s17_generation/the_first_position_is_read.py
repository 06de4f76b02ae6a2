"""The logits that you look at are those of the first position: they say what follows <bos>, at
every step again. The next token is predicted at the last position.

Look at: the axis of the sequence in (rows, seq, vocab), and the index there.
"""


def next_logits(self, ids):
    return self.model.decode(ids, self.memory, self.src_ids).data[:, 0]


Decoding.next_logits = next_logits
