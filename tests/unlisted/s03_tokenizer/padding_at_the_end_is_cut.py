"""Padding that a list ends in is taken off first, so that a list may be longer than length."""

_pad_batch = pad_batch


def pad_batch(sequences, *, pad_id=0, length=None):
    if length is not None:
        sequences = [list(ids) for ids in sequences]
        for ids in sequences:
            while len(ids) > length and ids[-1] == pad_id:
                ids.pop()
    return _pad_batch(sequences, pad_id=pad_id, length=length)
