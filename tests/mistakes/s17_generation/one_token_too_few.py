"""Your sentences stop one token before max_len. It limits what is generated, and <bos> does not
count as generated.

Look at: how often your loop runs, or whose length you compare with max_len.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len - 1):
        logits = reader.next_logits(ids)
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
