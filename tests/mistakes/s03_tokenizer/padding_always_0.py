"""You fill up with 0, whatever pad_id says. Elsewhere 0 can be a real word; ask for the padding's
id instead of assuming it.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.zeros((len(sequences), width), dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
