"""From the second step on the model reads the sentence without <bos>. In training every target
began with it, and all positions were counted from it.

Look at: the first column of the ids that you pass on.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids if ids.shape[1] == 1 else ids[:, 1:])
        newest = [eos_id if over else choose(row) for row, over in zip(logits, ended, strict=True)]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ids[:, -1] == eos_id
        if ended.all():
            break
    return [without_end(row[1:], eos_id) for row in ids.tolist()]
