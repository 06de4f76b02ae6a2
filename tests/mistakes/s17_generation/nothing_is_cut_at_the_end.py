"""Your lists are all equally long: those of short sentences go on after their end with what they
did while they waited for the longer ones.

Look at: what comes behind the first <eos> of a row.
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
    return [row[1:] for row in ids.tolist()]
