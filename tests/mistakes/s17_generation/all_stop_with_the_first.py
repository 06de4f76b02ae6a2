"""As soon as one sentence has ended, all of them stop, and the longer ones lose the rest of their
words.

Look at: ``any`` and ``all`` where you leave the loop.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids)
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.any():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
