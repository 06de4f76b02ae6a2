"""With another pad_id, real tokens of id 0 have become padding as well. You filled up with 0
first and exchanged all zeros afterwards; which of them were empty seats could no longer be seen.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.zeros((len(sequences), width), dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    batch[batch == 0] = pad_id
    return batch
