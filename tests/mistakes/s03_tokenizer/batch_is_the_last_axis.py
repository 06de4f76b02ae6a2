"""Your sentences stand in the columns. The batch is the first axis everywhere in this course: one
row for each sentence.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((width, len(sequences)), pad_id, dtype=int)
    for column, sequence in enumerate(sequences):
        batch[: len(sequence), column] = sequence
    return batch
