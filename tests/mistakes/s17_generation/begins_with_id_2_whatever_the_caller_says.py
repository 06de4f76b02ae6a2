"""Your sentences begin with id 2. That is <bos> in our vocabulary, but here the caller says which
id it is, and another vocabulary has another one.

Look at: the first column of your ids.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), 2)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids)
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
