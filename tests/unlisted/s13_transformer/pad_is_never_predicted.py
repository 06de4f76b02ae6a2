"""The logit of <pad> is set to -1e9: nobody should write it."""

_decode = Transformer.decode


def decode(self, tgt_ids, memory, src_ids):
    logits = _decode(self, tgt_ids, memory, src_ids)
    banned = np.zeros(logits.shape[-1])
    banned[self.pad_id] = -1e9
    return logits + banned


Transformer.decode = decode
