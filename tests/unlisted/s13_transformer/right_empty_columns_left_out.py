"""Columns at the end that are padding in all sentences are left out and come back as zeros."""

from minigrad import concatenate

_encode, _decode = Transformer.encode, Transformer.decode


def _width(ids, pad_id):
    columns = np.flatnonzero((ids != pad_id).any(axis=0))
    return columns[-1] + 1 if columns.size else 1


def _filled(x, width):
    batch, seq, size = x.shape
    zeros = np.zeros((batch, width - seq, size), dtype=x.dtype)
    return concatenate([x, Tensor(zeros)], axis=1) if seq < width else x


def encode(self, src_ids):
    memory = _encode(self, src_ids[:, : _width(src_ids, self.pad_id)])
    return _filled(memory, src_ids.shape[1])


def decode(self, tgt_ids, memory, src_ids):
    src, tgt = (_width(ids, self.pad_id) for ids in (src_ids, tgt_ids))
    logits = _decode(self, tgt_ids[:, :tgt], memory[:, :src], src_ids[:, :src])
    return _filled(logits, tgt_ids.shape[1])


Transformer.encode, Transformer.decode = encode, decode
