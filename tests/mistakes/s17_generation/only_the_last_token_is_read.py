"""The model gets nothing but the token that was written last, so it has forgotten how the
sentence began: after "a c" it can only know that there was a "c". Without a cache it has to
read everything that was written so far.

Look at: what you pass as the target, and how long it is in the third step.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids[:, -1:])
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
