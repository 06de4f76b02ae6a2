"""A batch of one sentence, or of sentences of one token, has lost an axis. It is a batch all the
same: its shape is (1, seq), or (batch, 1).
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch.squeeze()
