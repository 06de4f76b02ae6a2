"""The logits of a position are shifted so that they add up to 0: the same shares, other logits."""

_decode = Transformer.decode


def decode(self, tgt_ids, memory, src_ids):
    logits = _decode(self, tgt_ids, memory, src_ids)
    return logits - logits.mean(axis=-1, keepdims=True)


Transformer.decode = decode
