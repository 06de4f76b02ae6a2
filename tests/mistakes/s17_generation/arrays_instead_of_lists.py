"""Your result holds arrays. Sentences are of different lengths, so they are given as a list of
lists of ids, ready for Vocabulary.decode.

Look at: ``.tolist()``.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids)
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [np.array(without_end(row[1:], eos_id), dtype=int) for row in ids.tolist()]
