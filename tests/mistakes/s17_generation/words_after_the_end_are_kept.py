"""A sentence that is over goes on writing while the others finish, and you only take the <eos>
out of it: what was written behind it stays.

Look at: what becomes of a row after its first <eos>.
"""


def generate(reader, choose, *, rows, bos_id, eos_id, max_len):
    ids = np.full((rows, 1), bos_id)
    ended = np.zeros(rows, dtype=bool)
    for _ in range(max_len):
        logits = reader.next_logits(ids)
        newest = [choose(row) for row in logits]
        ids = np.concatenate([ids, np.array(newest, dtype=int)[:, None]], axis=1)
        ended = ended | (ids[:, -1] == eos_id)
        if ended.all():
            break
    return [[token for token in row[1:] if token != eos_id] for row in ids.tolist()]
