"""In forward you tell decode that the source has no padding: it is not given the ids that were
read, and takes the memory of <pad> for words.

Look at: the third argument of decode.
"""


def forward(self, src_ids, tgt_ids):
    return self.decode(tgt_ids, self.encode(src_ids), np.full_like(src_ids, self.pad_id + 1))


Transformer.forward = forward
