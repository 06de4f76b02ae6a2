"""Small ids are right, large ones come back as other numbers: your integer type is too narrow for
them. A vocabulary can have more than 255 and more than 65 535 words.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=np.uint16)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = np.array(sequence, dtype=int)
    return batch
