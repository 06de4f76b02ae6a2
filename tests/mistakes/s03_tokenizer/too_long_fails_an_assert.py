"""A sentence that is too long is refused, but by an assert. That is no ValueError, and Python
leaves asserts out when it runs with -O: an error that a caller may meet is raised.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    width = max(map(len, sequences), default=0) if length is None else length
    assert all(len(sequence) <= width for sequence in sequences), "too long"
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
