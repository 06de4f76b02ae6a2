"""Your sentences hold their <eos>. It says that the sentence is over, and is no word of it.

Look at: where you cut each list.
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
    return [row[1 : len(without_end(row[1:], eos_id)) + 2] for row in ids.tolist()]
