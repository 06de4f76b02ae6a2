"""A sentence longer than length is accepted: it loses its end, or it makes the batch wider than
was asked for. Neither may happen in silence, half a sentence means something else: refuse it with
a ValueError.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    width = max(map(len, sequences), default=0) if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        cut = list(sequence)[:width]
        row[: len(cut)] = cut
    return batch
